import { describe, expect, jest, test } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { ApiError } from '../api/api-error.ts';
import { renderWithLinli } from '../testing/render.tsx';
import { ErrorState } from './error-state.tsx';

const problem = (status: number, code: string, title = '') =>
  new ApiError({ type: 'about:blank', status, code, title, traceId: 'trace-1' });

describe('an error', () => {
  test('of something gone says the same as of something out of reach', () => {
    const gone = renderWithLinli(<ErrorState error={problem(404, 'a', '没有')} />).container.textContent;
    expect(gone).toContain('找不到这个内容');
    const hidden = renderWithLinli(<ErrorState error={problem(404, 'b', '不可见')} />).container.textContent;
    expect(hidden).toBe(gone);
  });

  test('says what the server said and shows the trace id', () => {
    renderWithLinli(<ErrorState error={problem(500, 'x', '保存失败')} />);
    expect(screen.getByText('保存失败')).toBeTruthy();
    expect(screen.getByText('trace-1')).toBeTruthy();
  });

  test('can be tried again, unless that is of no use', () => {
    const retry = jest.fn();
    renderWithLinli(<ErrorState error={problem(500, 'x', '保存失败')} onRetry={retry} />);
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(retry).toHaveBeenCalledTimes(1);
    const { container } = renderWithLinli(<ErrorState error={problem(403, 'x', '没有权限')} onRetry={retry} />);
    expect(container.textContent).not.toContain('再试一次');
  });

  test('speaks English to whoever reads English', () => {
    renderWithLinli(<ErrorState error={problem(503, 'client.offline')} />, { locale: 'en' });
    expect(screen.getByText('The server cannot be reached')).toBeTruthy();
  });
});
