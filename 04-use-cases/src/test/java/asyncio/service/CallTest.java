package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asyncio.OnVirtualTime;
import asyncio.service.ServiceError.Kind;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Settled;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("calls, and what is given around them")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "this is given code, which is tested on the reference")
class CallTest extends OnVirtualTime {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Jitter LONGEST = most -> most;

  private static ServiceError error(Kind kind) {
    return new ServiceError(kind, "on purpose");
  }

  private Policy noting(String name) {
    return new Policy() {
      @Override
      public <Q, A> Call<Q, A> around(Call<Q, A> next) {
        return request ->
            async(
                () -> {
                  note(name);
                  return await(next.call(request));
                });
      }
    };
  }

  @Test
  @DisplayName("a request passes through policies in the order in which they are given")
  void throughPolicies() {
    Call<String, String> echo = request -> async(() -> request);
    run(() -> note(await(echo.through(noting("outer"), noting("inner")).call("asked"))));

    assertThat(trace.lines()).containsExactly("outer", "inner", "asked");
    assertThat(echo.through()).isSameAs(echo);
  }

  @Test
  @DisplayName("a time limit ends a call, and the call knows of it")
  void aTimeLimit() {
    Call<String, Duration> left = _ -> async(() -> Deadline.left().orElseThrow());
    Call<String, String> slow =
        _ ->
            async(
                () -> {
                  pause(2000);
                  return "too late";
                });
    run(
        () -> {
          note(await(left.through(new TimeLimit(SECOND)).call("ask")).toString());
          assertThatThrownBy(() -> await(slow.through(new TimeLimit(SECOND)).call("ask")))
              .isInstanceOf(TimeoutError.class);
        });

    assertThat(trace.lines()).containsExactly("PT1S");
    assertThat(time.now()).isEqualTo(SECOND);
  }

  @Test
  @DisplayName("jitter is between nothing and the most, both included, and reaches both")
  void jitter() {
    Jitter jitter = Jitter.of(new Random(1));
    List<Long> drawn =
        IntStream.range(0, 200)
            .mapToObj(_ -> jitter.upTo(Duration.ofNanos(3)).toNanos())
            .distinct()
            .sorted()
            .toList();

    assertThat(drawn).containsExactly(0L, 1L, 2L, 3L);
    assertThat(jitter.upTo(Duration.ZERO)).isEqualTo(Duration.ZERO);
  }

  @Test
  @DisplayName("what a failure says about the request and about the service")
  void failures() {
    var timeout = new TimeoutError();
    var reset = new IOException("reset");
    var full = new BulkheadFull("prices");
    var open = new BreakerOpen("prices", SECOND);
    var bug = new IllegalStateException();

    assertThat(List.of(error(Kind.UNAVAILABLE), error(Kind.BROKEN), timeout, reset, full))
        .allMatch(Failures::isPassing);
    assertThat(List.of(error(Kind.REFUSED), open, bug)).noneMatch(Failures::isPassing);
    assertThat(List.of(error(Kind.UNAVAILABLE), full)).allMatch(Failures::isBeforeAnyWork);
    assertThat(List.of(error(Kind.BROKEN), error(Kind.REFUSED), timeout, reset, open, bug))
        .noneMatch(Failures::isBeforeAnyWork);
    assertThat(List.of(error(Kind.REFUSED))).allMatch(Failures::isCallersFault);
    assertThat(List.of(error(Kind.UNAVAILABLE), error(Kind.BROKEN), timeout, open, bug))
        .noneMatch(Failures::isCallersFault);
  }

  @Test
  @DisplayName("earlier failures are noted on a later one, but not a failure on itself")
  void earlierFailures() {
    var last = new IOException("last");
    var first = new IOException("first");

    assertThat(Failures.withEarlier(last, List.of(first, last))).isSameAs(last);
    assertThat(last.getSuppressed()).containsExactly(first);
  }

  @Test
  @DisplayName("settling ends with an answer or with whatever the call threw")
  void settling() {
    var bug = new AssertionError("bug");
    run(
        () -> {
          assertThat(await(Outcomes.settle(() -> async(() -> "well"))))
              .isEqualTo(new Settled.Returned<>("well"));
          assertThat(await(Outcomes.settle(CallTest::cannotBeMade)))
              .isInstanceOf(Settled.Failed.class);
          assertThat(await(Outcomes.settle(() -> throwing(bug))))
              .isEqualTo(new Settled.Failed<>(bug));
          var nobodyAsked = new CancelledError();
          assertThat(await(Outcomes.settle(() -> throwing(nobodyAsked))))
              .isEqualTo(new Settled.Failed<>(nobodyAsked));
        });
  }

  private static Coroutine<String> cannotBeMade() {
    throw new IllegalStateException();
  }

  private static Coroutine<String> throwing(Error error) {
    return async(
        () -> {
          throw error;
        });
  }

  @Test
  @DisplayName("a cancellation that was asked for is not settled, nor trouble of the JVM")
  void whatIsNotSettled() {
    run(
        () -> {
          Task<Void> caller =
              start("caller", () -> await(Outcomes.settle(() -> async(() -> pause(1000)))));
          pause(10);
          caller.cancel();
          ended(caller);
          assertThat(caller.isCancelled()).isTrue();
          assertThatThrownBy(() -> await(Outcomes.settle(() -> throwing(new InternalError()))))
              .isInstanceOf(InternalError.class);
        });
  }

  @Test
  @DisplayName("an answer knows its parts, which may be null, and what is missing")
  void answers() {
    Part<String> order = new Part.Mandatory<>("order", () -> async(() -> "book"));
    Part<String> price = new Part.Extra<>("price", () -> async(() -> "7.90"), null);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("order", "book");
    values.put("price", null);
    var answer = new Answer(values, List.of(new Degraded("price", new IOException())));
    values.clear();

    assertThat(answer.get(order)).isEqualTo("book");
    assertThat(answer.get(price)).isNull();
    assertThat(answer.isWhole()).isFalse();
    assertThat(new Answer(Map.of(), List.of()).isWhole()).isTrue();
    Part<String> stock = new Part.Mandatory<>("stock", () -> async(() -> "one"));
    assertThatThrownBy(() -> answer.get(stock))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no part of this answer: stock");
  }

  @Test
  @DisplayName("settings that make no sense are refused")
  void refusedSettings() {
    var backoff = new Backoff(SECOND, SECOND, LONGEST);
    var budget = new RetryBudget(10, 10);
    refused(
        "need 0 < base <= cap <= PT876000H: PT0S, PT1S",
        () -> new Backoff(Duration.ZERO, SECOND, LONGEST));
    refused(
        "need 0 < base <= cap <= PT876000H: PT2S, PT1S",
        () -> new Backoff(SECOND.multipliedBy(2), SECOND, LONGEST));
    refused("attempts must be > 0: 0", () -> new Retry(0, backoff, budget, _ -> true));
    refused("after must be > 0: PT0S", () -> new Hedge(Duration.ZERO, budget));
    refused("need 0 <= reserve < limit: PT1S, PT1S", () -> new Gateway(SECOND, SECOND));
    refused("need 1 <= minimumCalls <= window: 0, 4", () -> settings(4, 0, 50, SECOND));
    refused("need 1 <= minimumCalls <= window: 5, 4", () -> settings(4, 5, 50, SECOND));
    refused("failurePercent must be 1 to 100: 0", () -> settings(4, 2, 0, SECOND));
    refused("failurePercent must be 1 to 100: 101", () -> settings(4, 2, 101, SECOND));
    refused("openFor must be > 0: PT0S", () -> settings(4, 2, 50, Duration.ZERO));
    refused(
        "retryAfter must be >= 0: PT-1S",
        () -> new ServiceError(Kind.UNAVAILABLE, "busy", SECOND.negated()));
  }

  private static BreakerSettings settings(
      int window, int minimumCalls, int failurePercent, Duration openFor) {
    return new BreakerSettings("prices", window, minimumCalls, failurePercent, openFor);
  }

  private static void refused(String message, ThrowingCallable attempt) {
    assertThatIllegalArgumentException().isThrownBy(attempt).withMessage(message);
  }
}
