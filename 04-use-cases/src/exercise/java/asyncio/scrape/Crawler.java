package asyncio.scrape;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import asyncio.task.Failures;
import asyncio.task.TaskGroup;
import java.io.IOException;
import loopcraft.grader.Exercise;

/** Runs a {@link Crawl}: finds pages, visits each once, and notes what became of it. */
@Exercise(value = "04.4", part = 6)
final class Crawler {

  private Crawler(Crawl crawl, Fetcher fetcher, TaskGroup group) {
    throw todo("04.4");
  }

  /**
   * A coroutine that runs a crawl: see {@link Crawl#run}. Everything it asks for goes through
   * {@link Crawl#fetcher}, also each robots.txt, for which there is {@link Crawl#robots}.
   *
   * <p>A page is found by a link, by a redirect, or as a seed; if {@link Crawl#wants} it, it is
   * visited once, whatever ways lead to it. How far away a page is, is a matter of the shortest
   * way, also if that is found last: then all that comes after the page is nearer, too, over links
   * and redirects, visited or not. To visit a page means this:
   *
   * <ol>
   *   <li>If the rules of its server do not allow it, it is {@link Outcome.Forbidden}.
   *   <li>It is fetched. If it is a {@link Page#redirect}, where that leads to is found, and as far
   *       away as the page itself: {@link Outcome.Redirected}. The tenth redirect in a row is the
   *       last; where another one leads to is not found, and the page has {@link Outcome.Failed} by
   *       an {@link IOException}: {@code too many redirects}. A link begins anew. If several ways
   *       lead to a page, it is left open whose redirects count.
   *   <li>If it is no {@link Page#isSuccess}, it is {@link Outcome.Refused}.
   *   <li>If it is {@link Page#isHtml}, its {@link Links} are taken, by the crawl's parser and not
   *       on the loop's thread. They are found at once, with nobody else's turn in between. Then
   *       the handler gets the page. That is {@link Outcome.Visited}.
   * </ol>
   *
   * <p>What is thrown meanwhile makes it {@link Outcome.Failed}, if {@link Failures#isFailure} says
   * that it is a failure, and what is none ends the crawl; a visit that is cancelled has no
   * outcome. The observer is told of each page that is to be visited, when it is found, and of each
   * outcome, once. No page waits for another one, but for its turn to be fetched: pages may be
   * parsed and handled at the same time, however many they are.
   */
  static Coroutine<CrawlReport> run(Crawl crawl, Fetcher fetcher) {
    throw todo("04.4");
  }
}
