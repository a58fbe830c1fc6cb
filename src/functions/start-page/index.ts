export {
  type StartPageFacts,
  type StartPageFunction,
  type StartPageModel,
  startPage,
} from './start-page.js';
