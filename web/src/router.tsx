import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { ApiProblem } from './api/problem.js';
import { apiQuery } from './api/query.js';
import { deskSearch } from './desk/desk-search.js';
import { listSearch } from './list/list-search.js';
import { overviewSearch } from './overview/overview-search.js';
import { Waiting } from './parts/asked.js';
import { setupsSearch } from './setups/setups-search.js';
import { FailedPage, NoSuchPage } from './shell/lost.js';
import { Shell } from './shell/shell.js';

/** What every page can ask before it is shown. */
interface Context {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ notFoundComponent: NoSuchPage });

/** `next`: where the person wanted to go; `problem`: why the bureau's own sign-in did not work. */
interface SignInSearch {
  readonly next?: string;
  readonly problem?: string;
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ next, problem }: Record<string, unknown>): SignInSearch => ({
    ...(typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {}),
    ...(typeof problem === 'string' ? { problem } : {}),
  }),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.js'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./sign-in/setup-page.js'), 'SetupPage'),
});

/** Everything that needs to know who one is. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context: { queryClient }, location }) => {
    try {
      return { me: await queryClient.ensureQueryData(apiQuery('GET /me')) };
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401)
        throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } });
      throw error;
    }
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/batches', replace: true });
  },
});

const batches = createRoute({
  getParentRoute: () => shell,
  path: '/batches',
  validateSearch: ({ search }: Record<string, unknown>): { readonly search?: string } =>
    typeof search === 'string' && search !== '' ? { search } : {},
  component: lazyRouteComponent(() => import('./batches/batches-page.js'), 'BatchesPage'),
});

const batch = createRoute({
  getParentRoute: () => shell,
  path: '/batches/$id',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./batches/batch-page.js'), 'BatchPage'),
});

const handIn = createRoute({
  getParentRoute: () => shell,
  path: '/batches/$id/hand-in',
  component: lazyRouteComponent(() => import('./hand-in/hand-in-page.js'), 'HandInPage'),
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/batches/$id/overview',
  validateSearch: overviewSearch,
  component: lazyRouteComponent(() => import('./overview/overview-page.js'), 'OverviewPage'),
});

const submissions = createRoute({
  getParentRoute: () => shell,
  path: '/submissions',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./list/list-page.js'), 'ListPage'),
});

const desk = createRoute({
  getParentRoute: () => shell,
  path: '/submissions/$id',
  validateSearch: deskSearch,
  component: lazyRouteComponent(() => import('./desk/desk-page.js'), 'DeskPage'),
});

const setups = createRoute({
  getParentRoute: () => shell,
  path: '/setups',
  validateSearch: setupsSearch,
  component: lazyRouteComponent(() => import('./setups/setups-page.js'), 'SetupsPage'),
});

export const manageTabs = ['users', 'units', 'tokens', 'queue', 'failed', 'templates', 'history'] as const;
export type ManageTab = (typeof manageTabs)[number];

/** Not /admin: that is the server's own queue board. */
const manage = createRoute({
  getParentRoute: () => shell,
  path: '/manage',
  validateSearch: ({ tab }: Record<string, unknown>): { readonly tab?: ManageTab } => {
    const known = manageTabs.find((one) => one === tab);
    return known ? { tab: known } : {};
  },
  component: lazyRouteComponent(() => import('./manage/manage-page.js'), 'ManagePage'),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('./manage/account-page.js'), 'AccountPage'),
});

const tree = root.addChildren([
  signIn,
  setup,
  shell.addChildren([home, batches, batch, handIn, overview, submissions, desk, setups, manage, account]),
]);

export const makeRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPendingComponent: Waiting,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: NoSuchPage,
    defaultPreload: 'intent',
  });
