package asyncio.scrape;

import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * What is to be crawled, and how. It does not change: each method returns another one.
 *
 * <pre>{@code
 * try (var fetcher = new OkHttpFetcher(client, "loopcraft/1.0", BodyLimits.DEFAULT)) {
 *   CrawlReport report =
 *       await(
 *           Crawl.from("https://example.org/")
 *               .depth(3)
 *               .atOnce(32)
 *               .onPage(page -> await(store(page)))
 *               .run(fetcher));
 * }
 * }</pre>
 */
public final class Crawl {

  private static final Duration LONGEST_DELAY = Duration.ofDays(1);

  private final List<HttpUrl> seeds;
  private Predicate<HttpUrl> scope;
  private int depth = Integer.MAX_VALUE;
  private int mostPages = 10_000;
  private int atOnce = 16;
  private int perHost = 4;
  private Duration delay = Duration.ZERO;
  private String product = "loopcraft";
  private RetryPolicy retries = RetryPolicy.DEFAULT;
  private PageHandler handler = _ -> {};
  private CrawlObserver observer = new CrawlObserver() {};
  private Executor parser = ForkJoinPool.commonPool();

  private Crawl(List<HttpUrl> seeds, Predicate<HttpUrl> scope) {
    this.seeds = seeds;
    this.scope = scope;
  }

  private Crawl(Crawl original) {
    this(original.seeds, original.scope);
    depth = original.depth;
    mostPages = original.mostPages;
    atOnce = original.atOnce;
    perHost = original.perHost;
    delay = original.delay;
    product = original.product;
    retries = original.retries;
    handler = original.handler;
    observer = original.observer;
    parser = original.parser;
  }

  /**
   * Begins with these pages. Unless told otherwise, it stays on their servers.
   *
   * @throws IllegalArgumentException if one is not an address of HTTP
   */
  public static Crawl from(String... seeds) {
    List<HttpUrl> addresses =
        Stream.of(seeds).map(HttpUrl::get).map(Addresses::canonical).distinct().toList();
    Set<Origin> origins = addresses.stream().map(Origin::of).collect(Collectors.toSet());
    return new Crawl(addresses, address -> origins.contains(Origin.of(address)));
  }

  /** Only pages that fit are visited. A page outside is not fetched, not even to be redirected. */
  public Crawl within(Predicate<HttpUrl> scope) {
    Objects.requireNonNull(scope, "scope");
    return changed(copy -> copy.scope = scope);
  }

  /**
   * So many links away from the first pages, by the shortest way there is. A redirect counts for
   * none.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Crawl depth(int most) {
    requireAtLeast(0, "depth", most);
    return changed(copy -> copy.depth = most);
  }

  /** No more pages than these; without this, 10,000. */
  public Crawl mostPages(int most) {
    requireAtLeast(1, "mostPages", most);
    return changed(copy -> copy.mostPages = most);
  }

  /** So many requests at once; without this, 16. */
  public Crawl atOnce(int most) {
    requireAtLeast(1, "atOnce", most);
    return changed(copy -> copy.atOnce = most);
  }

  /** So many requests at once to the same server; without this, 4. */
  public Crawl perHost(int most) {
    requireAtLeast(1, "perHost", most);
    return changed(copy -> copy.perHost = most);
  }

  /**
   * At least so much time from the beginning of one request to a server to that of the next. A
   * robots.txt can ask for more.
   *
   * @throws IllegalArgumentException if it is negative, or longer than a day
   */
  public Crawl delay(Duration delay) {
    if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException("delay must be from 0 to PT24H: " + delay);
    }
    return changed(copy -> copy.delay = delay);
  }

  /** The crawler's name, as robots.txt files call it; without this, {@code loopcraft}. */
  public Crawl product(String name) {
    Objects.requireNonNull(name, "name");
    return changed(copy -> copy.product = name);
  }

  /** What is tried again, and when; without this, {@link RetryPolicy#DEFAULT}. */
  public Crawl retrying(RetryPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    return changed(copy -> copy.retries = policy);
  }

  /** What is done with each page that was fetched with success. */
  public Crawl onPage(PageHandler handler) {
    Objects.requireNonNull(handler, "handler");
    return changed(copy -> copy.handler = handler);
  }

  /** Who is told how the crawl goes on. */
  public Crawl observedBy(CrawlObserver observer) {
    Objects.requireNonNull(observer, "observer");
    return changed(copy -> copy.observer = observer);
  }

  /** Where pages are parsed; without this, in the JVM's common pool. */
  public Crawl parsingOn(Executor parser) {
    Objects.requireNonNull(parser, "parser");
    return changed(copy -> copy.parser = parser);
  }

  /**
   * A coroutine that crawls, and waits until every page that was found has its outcome. What fails
   * at one page does not end it. Cancelled, it leaves no request and no task behind.
   */
  public Coroutine<CrawlReport> run(Fetcher fetcher) {
    return Crawler.run(this, Objects.requireNonNull(fetcher, "fetcher"));
  }

  // What a crawler asks of it

  /** The pages to begin with, each {@link Addresses#canonical} and once. */
  List<HttpUrl> seeds() {
    return seeds;
  }

  /** Whether a page is to be visited that is so far away, if so many are known already. */
  boolean wants(HttpUrl address, int away, int known) {
    return away <= depth && known < mostPages && scope.test(address);
  }

  /** Makes what decides whose turn it is. */
  Politeness politeness() {
    return new Politeness(atOnce, perHost, delay);
  }

  /** Makes a fetcher out of one, which waits for its turn, tells the observer, and tries again. */
  Fetcher fetcher(Politeness politeness, Fetcher fetcher) {
    var polite = new PoliteFetcher(politeness, new ObservedFetcher(observer, fetcher));
    return new RetryingFetcher(retries, politeness, polite);
  }

  /** Makes what knows the rules of servers. */
  Robots robots(Politeness politeness, Fetcher fetcher) {
    return new Robots(product, politeness, fetcher);
  }

  /** What is done with each page. */
  PageHandler handler() {
    return handler;
  }

  /** Who is told. */
  CrawlObserver observer() {
    return observer;
  }

  /** Where pages are parsed. */
  Executor parser() {
    return parser;
  }

  private Crawl changed(Consumer<Crawl> change) {
    var copy = new Crawl(this);
    change.accept(copy);
    return copy;
  }

  private static void requireAtLeast(int least, String what, int value) {
    if (value < least) {
      throw new IllegalArgumentException("%s must be >= %d: %d".formatted(what, least, value));
    }
  }
}
