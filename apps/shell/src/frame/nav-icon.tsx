import {
  AlertOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  ClusterOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FundOutlined,
  HomeOutlined,
  ImportOutlined,
  KeyOutlined,
  NotificationOutlined,
  ReadOutlined,
  SettingOutlined,
  TeamOutlined,
  ToolOutlined,
  TrophyOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

/** Icons that a menu entry can name. A fixed list: a plugin names one and brings none. */
const ICONS: Readonly<Record<string, ComponentType>> = {
  alert: AlertOutlined,
  audit: FileSearchOutlined,
  award: TrophyOutlined,
  bank: BankOutlined,
  book: BookOutlined,
  calendar: CalendarOutlined,
  chart: BarChartOutlined,
  check: CarryOutOutlined,
  document: FileTextOutlined,
  fund: FundOutlined,
  home: HomeOutlined,
  import: ImportOutlined,
  key: KeyOutlined,
  notice: NotificationOutlined,
  people: TeamOutlined,
  person: UserOutlined,
  platform: ClusterOutlined,
  read: ReadOutlined,
  review: AuditOutlined,
  settings: SettingOutlined,
  tool: ToolOutlined,
  units: ApartmentOutlined,
};

export function NavIcon({ name }: { name: string }) {
  const Icon = ICONS[name] ?? AppstoreOutlined;
  return <Icon />;
}
