import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { TrainingClassDetailPage } from './training-class-detail.page.tsx';
import { TrainingClassListPage } from './training-class-list.page.tsx';

/** Everything below `training-classes`. */
export function TrainingClassPages() {
  return (
    <RecordPages
      plugin={plugin}
      route="training-classes"
      list={TrainingClassListPage}
      detail={TrainingClassDetailPage}
    />
  );
}
