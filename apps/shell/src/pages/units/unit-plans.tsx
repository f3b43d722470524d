import type { UnitDetail, UnitPlan } from '@linli/contracts';
import { describeError, useApi, useSdkTexts } from '@linli/sdk-web';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { decidePlan, forgetUnits, unitPlansQuery } from './unit.queries.ts';
import styles from './unit-plans.module.css';

/** Changes of this unit that wait for their day, and those that failed on it. Nothing when there are none. */
export function UnitPlans({ unit }: { unit: UnitDetail }) {
  const plans = useQuery(unitPlansQuery(useApi(), unit.id));
  const open = (plans.data?.items ?? []).filter(({ state }) => state === 'planned' || state === 'failed');
  return open.length === 0 ? null : (
    <div className={styles.plans}>
      {open.map((plan) => (
        <Plan key={plan.id} plan={plan} />
      ))}
    </div>
  );
}

function Plan({ plan }: { plan: UnitPlan }) {
  const t = useShellTexts();
  const sdk = useSdkTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const kind = t(`plan.kind.${plan.kind}`);
  const decide = useMutation({
    mutationFn: (what: 'cancel' | 'retry') => decidePlan(api, plan.id, what),
    onSuccess: (decided) => {
      void forgetUnits(queries);
      void message.success(t(`plan.done.${decided.state}`, { kind, day: plan.effectiveOn }));
    },
    onError: (error) => void message.error(describeError(error, sdk).title),
  });
  const units = plan.units.map(({ name }) => name).join('、');
  const targets = plan.targets.join('、');
  const failed = plan.state === 'failed';
  return (
    <Alert
      type={failed ? 'error' : 'info'}
      showIcon
      title={t(failed ? 'plan.failed' : targets ? 'plan.waits-into' : 'plan.waits', {
        day: plan.effectiveOn,
        kind,
        units,
        targets,
      })}
      description={
        <>
          {plan.failure && (
            <p className={styles.line}>
              {plan.failure.title}。{plan.failure.remedy}
            </p>
          )}
          <p className={styles.line}>
            {t('plan.by', { by: plan.by })}
            {plan.reason && t('change.reason', { reason: plan.reason })}
            {plan.basis && ` ${t('plan.basis', { basis: plan.basis })}`}
          </p>
          {plan.actions.length > 0 && (
            <div className={styles.actions}>
              {plan.actions.includes('retry') && (
                <Button size="small" loading={decide.isPending} onClick={() => decide.mutate('retry')}>
                  {t('plan.retry')}
                </Button>
              )}
              <Button
                size="small"
                loading={decide.isPending}
                onClick={() =>
                  void modal.confirm({
                    title: t('plan.cancel-ask', { day: plan.effectiveOn, kind }),
                    okText: t('plan.cancel'),
                    cancelText: t('plan.keep'),
                    onOk: () => decide.mutateAsync('cancel').catch(() => undefined),
                  })
                }
              >
                {t('plan.cancel')}
              </Button>
            </div>
          )}
        </>
      }
    />
  );
}
