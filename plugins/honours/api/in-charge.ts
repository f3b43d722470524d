interface Placed {
  unitId: number;
  streetId: number | null;
  districtId: number | null;
}

/** Records stand at the community of whoever they are about, and much of what is done with them is its street's or district's to do. */
export const atStreet = ({ unitId, streetId }: Placed): number => streetId ?? unitId;
export const atDistrict = ({ unitId, districtId }: Placed): number => districtId ?? unitId;
