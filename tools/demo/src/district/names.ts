const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
];
const FIRST = [...'建国志文秀桂玉凤宝长永福金海春庆立学世德明润红爱美淑晓少家子天恩维景泽承书云思雨'];
const SECOND = [...'华英兰珍芳荣生林平军杰敏静涛强辉霞玲燕勇刚超磊洋丽娟梅琴娜鹏宇轩昊博涵琪欣怡佳'];

/**
 * The n-th invented name: always the same, and different from the 60 000 before it. The strides are prime to the lengths, so
 * that neighbours do not look alike.
 */
export function inventedName(n: number): string {
  const surname = SURNAMES[(n * 7) % SURNAMES.length] ?? '';
  const first = FIRST[(n * 11 + Math.floor(n / SURNAMES.length)) % FIRST.length] ?? '';
  const second = SECOND[(n * 16 + Math.floor(n / (SURNAMES.length * FIRST.length))) % SECOND.length] ?? '';
  return `${surname}${first}${second}`;
}

/** A number that looks like a mobile one and has four zeros in its middle, so that it is plainly made up. */
export function inventedPhone(n: number): string {
  return `139${Math.floor(n / 1000) % 10}0000${String(n % 1000).padStart(3, '0')}`;
}
