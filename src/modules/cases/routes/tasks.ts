import { patterns } from '../../../kernel/paths.ts';
import { isMadeUp, personOf } from '../../access/index.ts';
import { signedIn } from '../../identity/index.ts';
import { tasksFor, todayIn } from '../queries.ts';
import { TasksScreen } from '../screens/tasks.tsx';
import { pagesText } from '../text/pages.ts';
import { isStaff, page, readAs } from './kit.ts';
import { plansFor } from './plan.ts';

export const taskRoutes = [
  page({
    id: 'tasks.mine',
    path: patterns.myTasks,
    policy: signedIn,
    audit: 'none: one’s own tasks',
    handler: async (ctx) => {
      const { id: person, acting } = personOf(ctx.subject);
      const read = await readAs(ctx, async (tx) => {
        const fictitious = await isMadeUp(tx, person);
        const tasks = await tasksFor(tx, { person, ...acting, fictitious });
        const { reminders } = isStaff(ctx) ? await plansFor(tx, person) : { reminders: [] };
        // Heads see what is late in every case, officers in those that they handle.
        const own = acting.role === 'head' ? reminders : reminders.filter(({ careCase }) => careCase.handler === person);
        return { tasks, fictitious, reminders: own, today: await todayIn(tx) };
      });
      return { title: pagesText[ctx.lang].tasks.title, body: TasksScreen({ lang: ctx.lang, url: ctx.url, ...read }) };
    },
  }),
];
