package asyncio.scrape;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.4", part = 5, points = 4, seconds = 6)
@DisplayName("04.4 Web scraping, part 5: retries")
class RetryingFetcherTest extends ScrapingTests {

  private static final Misconception RETRIES_WHAT_IS_FINAL =
      Misconception.of(
          "retries-what-is-final",
          "a page is asked for again, though the policy says that the answer is final");

  private static final Misconception GIVES_UP_BY_AN_ERROR =
      Misconception.of(
          "gives-up-by-an-error",
          "after the last attempt an exception is made up; the last answer is the answer");

  private static final Misconception RETRIES_AT_ONCE =
      Misconception.of(
          "retries-at-once", "the next attempt follows at once; the policy says how long to wait");

  private static final Misconception RETRIES_A_CANCELLATION =
      Misconception.of(
          "retries-a-cancellation",
          "the coroutine is cancelled, and takes that for a failed attempt");

  private static final Misconception ASKS_ON =
      Misconception.of(
          "asks-on",
          "a server says when it wants to be asked again, and other pages of it are asked for"
              + " meanwhile");

  private static final Misconception HOLDS_BACK_INSTEAD =
      Misconception.of(
          "holds-back-instead",
          "the server is held back, and the next attempt follows at once: it waits in the server's"
              + " line with a permit, if whoever makes the attempts asks for one at all. Sleep as"
              + " well");

  private static final Misconception SERVERS_WISH_ALONE =
      Misconception.of(
          "servers-wish-alone",
          "the pause is as long as the server asks for; the policy's may be longer, and is the one"
              + " that counts");

  private static final Misconception HOLDS_BACK_ALWAYS =
      Misconception.of(
          "holds-back-always",
          "all requests to a server are held back, though it has not said when to come back");

  private static final Misconception RETRIES_A_BUG =
      Misconception.of(
          "retries-a-bug",
          "what is no IOException is a bug and no failed attempt; it comes out at once");

  private static final Misconception HOLDS_BACK_IN_THE_END =
      Misconception.of(
          "holds-back-in-the-end",
          "an answer that is the last one holds back all requests to its server; only a page that"
              + " is tried again does");

  private static final Misconception DRAWS_TWICE =
      Misconception.of(
          "draws-twice",
          "the policy is asked twice after an attempt, and with jitter it says something else the"
              + " second time");

  private static final Misconception COUNTS_APART =
      Misconception.of(
          "counts-apart",
          "bad answers and failures are counted each for themselves, and there are more attempts in"
              + " all than the policy allows");

  private static final Misconception ONE_ATTEMPT_OFF =
      Misconception.of(
          "one-attempt-off",
          "there is one attempt more or less than the policy has it; all attempts count, and the"
              + " first one has the number 1");

  private static final Misconception ONE_COROUTINE =
      Misconception.of(
          "one-coroutine-for-all-attempts",
          "one coroutine is awaited for each attempt, but it runs only once; have another one"
              + " made");

  private static final Misconception FIRST_FAILURE =
      Misconception.of(
          "first-failure-comes-out",
          "what the first attempt threw comes out; it is what the last one threw that does");

  private static final Misconception A_HOST_IS_A_SERVER =
      Misconception.of(
          "a-host-is-a-server",
          "another server of the same host is held back; a server is its scheme, host and port, as"
              + " Origin has them");

  private static final RetryPolicy FOUR_ATTEMPTS = RetryPolicy.of(4, millis(100), millis(1000));

  private final Politeness politeness = new Politeness(10, 10, Duration.ZERO);

  private Fetcher retrying(RetryPolicy policy) {
    return new RetryingFetcher(policy, politeness, new PoliteFetcher(politeness, site));
  }

  /** Fetches a page, and notes what came of it. */
  private void fetchAndNote(Fetcher fetcher, String address) {
    try {
      at("status " + await(fetcher.fetch(HttpUrl.get(address)), IOException.class).status());
    } catch (IOException failure) {
      at(failure.getMessage());
    }
  }

  @Test
  @DisplayName("a page is tried again, after pauses that the policy says")
  void triedAgain() {
    site.answer(
        A,
        (address, attempt) -> {
          at("attempt " + attempt);
          if (attempt == 1) {
            throw new IOException("connection reset");
          }
          return MemorySite.page(address, attempt == 2 ? 503 : 200, "");
        });
    run(() -> fetchAndNote(retrying(FOUR_ATTEMPTS), A));

    observed("attempts of 10 ms, with pauses of 100 and 200", trace)
        .suggests(RETRIES_AT_ONCE, seen -> seen.contains("attempt 2 at 20"))
        .shouldBe("attempt 1 at 10", "attempt 2 at 120", "attempt 3 at 330", "status 200 at 330");
  }

  @Test
  @DisplayName("an answer that is final is not asked for again")
  void finalAnswers() {
    site.status(A + "gone", 404)
        .answer(
            A + "large",
            (address, _) -> {
              throw new BodyTooLarge(address, 10);
            });
    run(
        () -> {
          fetchAndNote(retrying(FOUR_ATTEMPTS), A + "gone");
          fetchAndNote(retrying(FOUR_ATTEMPTS), A + "large");
        });

    observed("a page that is not there, and one that is too large", trace)
        .suggests(RETRIES_WHAT_IS_FINAL)
        .shouldBe(
            "status 404 at 10", "the body of http://a.example/large is longer than 10 bytes at 20");
  }

  @Test
  @DisplayName("the answer to the last attempt is the answer")
  void theLastAttempt() {
    site.status(A + "busy", 503)
        .answer(
            A + "dead",
            (_, attempt) -> {
              throw new IOException("reset " + attempt);
            });
    run(
        () -> {
          Fetcher twice = retrying(RetryPolicy.of(2, millis(100), millis(1000)));
          attempting("fetching a page that is always busy", () -> fetchAndNote(twice, A + "busy"))
              .suggests(ONE_COROUTINE, _ -> site.attempts(A + "busy") == 1)
              .suggests(GIVES_UP_BY_AN_ERROR)
              .shouldSucceed();
          fetchAndNote(twice, A + "dead");
        });

    observed("two attempts at a busy server, and at a dead one", trace)
        .suggests(ONE_ATTEMPT_OFF, seen -> seen.getLast().startsWith("reset 3"))
        .suggests(ONE_ATTEMPT_OFF, seen -> seen.contains("status 503 at 10"))
        .suggests(FIRST_FAILURE, seen -> seen.contains("reset 1 at 240"))
        .suggests(RETRIES_WHAT_IS_FINAL, seen -> seen.getLast().startsWith("reset 4"))
        .shouldBe("status 503 at 120", "reset 2 at 240");
  }

  @Test
  @DisplayName("a server that says when to come back is left in peace until then")
  void retryAfter() {
    String server = "http://a.example:8080/";
    site.answer(
            server,
            (address, attempt) ->
                attempt == 1
                    ? MemorySite.page(address, 429, "", "Retry-After", "1")
                    : MemorySite.page(address, 200, ""))
        .status(server + "empty", 204)
        .status(A + "gone", 410);
    run(
        () -> {
          Fetcher fetcher = retrying(FOUR_ATTEMPTS);
          var busy = start("busy", () -> fetchAndNote(fetcher, server));
          pause(50);
          var empty = start("empty", () -> fetchAndNote(fetcher, server + "empty"));
          fetchAndNote(fetcher, A + "gone");
          await(gather(busy, empty));
        });

    observed(
            "at 10, one of two servers of a host says: not for a second; at 50, it is asked for a"
                + " page that is empty (204), and the other one for a page that is gone (410)",
            trace.lines().stream().sorted().toList())
        .suggests(A_HOST_IS_A_SERVER, seen -> !seen.contains("status 410 at 60"))
        .suggests(ASKS_ON, seen -> seen.contains("status 204 at 60"))
        .suggests(RETRIES_AT_ONCE, seen -> seen.contains("status 200 at 20"))
        .shouldBe("status 200 at 1020", "status 204 at 1020", "status 410 at 60");
  }

  @Test
  @DisplayName("before another attempt it sleeps, whoever makes that")
  void sleepsByItself() {
    site.answer(
        A,
        (address, attempt) -> {
          at("attempt " + attempt);
          return attempt == 1
              ? MemorySite.page(address, 503, "", "Retry-After", "1")
              : MemorySite.page(address, 200, "");
        });
    run(() -> await(new RetryingFetcher(FOUR_ATTEMPTS, politeness, site).fetch(SOMEWHERE)));

    observed("attempts by a fetcher that asks nobody whose turn it is", trace)
        .suggests(HOLDS_BACK_INSTEAD, seen -> seen.contains("attempt 2 at 20"))
        .shouldBe("attempt 1 at 10", "attempt 2 at 1020");
  }

  @Test
  @DisplayName("a pause of the policy that is longer than the server asks for holds for all")
  void theLongerPause() {
    var patient = RetryPolicy.of(2, millis(3000), millis(3000));
    site.answer(
            A,
            (address, attempt) ->
                attempt == 1
                    ? MemorySite.page(address, 503, "", "Retry-After", "1")
                    : MemorySite.page(address, 200, ""))
        .page(A + "other");
    run(
        () -> {
          var busy = start("busy", () -> fetchAndNote(retrying(patient), A));
          pause(50);
          fetchAndNote(retrying(patient), A + "other");
          await(gather(busy));
        });

    observed("a server asks for a second, where the policy has three", trace)
        .suggests(SERVERS_WISH_ALONE, seen -> seen.contains("status 200 at 1020"))
        .shouldBe("status 200 at 3020", "status 200 at 3020");
  }

  @Test
  @DisplayName("the policy is asked once for a pause, for all who have to wait")
  void onePause() {
    var draws = new AtomicInteger();
    // First three quarters of the pause, and then always the whole.
    var random =
        new Random() {
          @Override
          public double nextDouble() {
            return draws.getAndIncrement() == 0 ? 0.5 : 0;
          }
        };
    var drawn = RetryPolicy.of(2, millis(1000), millis(1000)).jitter(random);
    site.answer(
            A,
            (address, attempt) ->
                attempt == 1
                    ? MemorySite.page(address, 503, "", "Retry-After", "0")
                    : MemorySite.page(address, 200, ""))
        .page(A + "other");
    run(
        () -> {
          var busy = start("busy", () -> fetchAndNote(retrying(drawn), A));
          pause(50);
          fetchAndNote(retrying(drawn), A + "other");
          await(gather(busy));
        });

    observed("a pause that is drawn: 750 ms at first, and 1000 if it is drawn again", trace)
        .suggests(DRAWS_TWICE, seen -> seen.contains("status 200 at 1020"))
        .shouldBe("status 200 at 770", "status 200 at 770");
  }

  @Test
  @DisplayName("bad answers and failures are counted together")
  void countedTogether() {
    site.answer(
        A,
        (address, attempt) -> {
          if (attempt % 2 == 0) {
            throw new IOException("reset " + attempt);
          }
          return MemorySite.page(address, 503, "");
        });
    run(() -> fetchAndNote(retrying(FOUR_ATTEMPTS), A));

    observed("how often a server is asked that is busy and dead in turn", site.attempts(A))
        .suggests(ONE_ATTEMPT_OFF, seen -> seen == 3 || seen == 5)
        .suggests(COUNTS_APART, seen -> seen > 5)
        .shouldBe(4);
    observed("four attempts, with pauses of 100, 200 and 400", trace)
        .suggests(FIRST_FAILURE, seen -> seen.contains("reset 2 at 740"))
        .shouldBe("reset 4 at 740");
  }

  @Test
  @DisplayName("the last answer holds nobody back")
  void notHeldBackInTheEnd() {
    site.status(A, 503, "Retry-After", "1").page(A + "other");
    run(
        () -> {
          Fetcher once = retrying(RetryPolicy.of(1, millis(100), millis(1000)));
          fetchAndNote(once, A);
          fetchAndNote(once, A + "other");
        });

    observed("a page that is not tried again, and another one of its server", trace)
        .suggests(HOLDS_BACK_IN_THE_END, seen -> seen.contains("status 200 at 1020"))
        .shouldBe("status 503 at 10", "status 200 at 20");
  }

  @Test
  @DisplayName("a server that does not say when to come back is not held back")
  void notHeldBack() {
    site.answer(A, (address, attempt) -> MemorySite.page(address, attempt == 1 ? 503 : 200, ""))
        .page(A + "other");
    run(
        () -> {
          var busy = start("busy", () -> fetchAndNote(retrying(FOUR_ATTEMPTS), A));
          pause(50);
          fetchAndNote(retrying(FOUR_ATTEMPTS), A + "other");
          await(gather(busy));
        });

    observed("a page that is busy, and another one of its server", trace)
        .suggests(HOLDS_BACK_ALWAYS, seen -> !seen.contains("status 200 at 60"))
        .shouldBe("status 200 at 60", "status 200 at 120");
  }

  @Test
  @DisplayName("what is no IOException is not tried again")
  void aBug() {
    site.answer(
        A,
        (_, attempt) -> {
          note("attempt " + attempt);
          throw new IllegalStateException("a bug");
        });
    run(
        () ->
            attempting(
                    "fetching by a fetcher that has a bug",
                    () -> await(retrying(FOUR_ATTEMPTS).fetch(SOMEWHERE)))
                .suggests(RETRIES_A_BUG)
                .shouldThrow(IllegalStateException.class));

    observed("attempts by a fetcher that has a bug", trace)
        .suggests(RETRIES_A_BUG)
        .shouldBe("attempt 1");
  }

  @Test
  @DisplayName("a cancellation is no failed attempt")
  void aCancelledAttempt() {
    site.page(A).taking(_ -> 1000);
    run(
        () -> {
          Task<Page> fetch = createTask(retrying(FOUR_ATTEMPTS).fetch(SOMEWHERE));
          pause(500);
          fetch.cancel();
          ended(fetch);
          at("cancelled: " + fetch.isCancelled());
        });

    observed("a fetch that is cancelled at 500", trace)
        .suggests(RETRIES_A_CANCELLATION)
        .shouldBe("cancelled: true at 500");
  }
}
