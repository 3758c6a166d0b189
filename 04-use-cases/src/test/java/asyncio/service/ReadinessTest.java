package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.service.ServiceError.Kind;
import asyncio.service.demo.ServicesTwin;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.5", part = 7, points = 3, seconds = 5)
@DisplayName("04.5 Microservices, part 7: readiness")
class ReadinessTest extends ServiceTests {

  private static final Misconception DRAINING_IS_READY =
      Misconception.of(
          "draining-is-ready", "a service that is coming to its end is still to get requests");

  private static final Misconception REFUSES_AT_ONCE =
      Misconception.of(
          "refuses-at-once",
          "requests are refused as soon as it drains, while others have not yet noticed and still"
              + " send them; or because a need is not usable");

  private static final Misconception NEVER_REFUSES =
      Misconception.of(
          "never-refuses", "it goes on to take requests after the notice, and may never end");

  private static final Misconception DRAIN_CUTS_OFF =
      Misconception.of("drain-does-not-wait", "it ends although a request is still under way");

  private static final Misconception FAILED_STAYS =
      Misconception.of(
          "failed-request-stays",
          "a request that failed or was cancelled counts as under way for ever; so does the wait"
              + " for its end");

  private static final Misconception REFUSES_WHEN_IDLE =
      Misconception.of(
          "refuses-when-idle",
          "requests are refused only when none is under way any more; if they keep coming, that is"
              + " never");

  private static final Misconception CANCELLED_IS_UNDONE =
      Misconception.of(
          "cancelled-drain-is-undone",
          "whoever cancels the drain has the service as it was before; it stays as far as it was");

  private static final Misconception CANCELLED_GOES_ON =
      Misconception.of(
          "cancelled-drain-goes-on",
          "the drain was cancelled during its notice, and requests are refused as if that had"
              + " passed");

  private static final Misconception SERVES_AGAIN =
      Misconception.of(
          "cancelled-drain-serves-again",
          "the drain was cancelled when requests were refused already, and they are served again");

  private static final Misconception DECIDES_AT_THE_CALL =
      Misconception.of(
          "readiness-decides-at-the-call",
          "what a coroutine is to do is done when it is made; it may be awaited much later, or"
              + " never");

  private static final Misconception SECOND_DRAIN =
      Misconception.of(
          "second-drain-does-not-wait",
          "a drain that is not the first one ends at once; whoever awaits it takes the service to"
              + " be idle");

  private static final Misconception REFUSED_AS_BROKEN =
      Misconception.of(
          "refused-as-broken",
          "the refusal does not say that nothing was done, and the caller dares not ask elsewhere");

  private static final Misconception POLLS =
      Misconception.of(
          "drain-looks-now-and-then",
          "it looks now and then whether a request is under way, and ends later than the last"
              + " one has");

  private static final Misconception WAKES_NOBODY =
      Misconception.of(
          "cancelled-request-wakes-nobody",
          "the last request was cancelled, and whoever waits for its end is not told");

  private static final Misconception ANY_ORDER =
      Misconception.of(
          "needs-in-any-order", "the needs are kept in a map that does not keep their order");

  private static final Misconception WRAPS_FAILURES =
      Misconception.of(
          "wraps-the-works-failure",
          "what the work failed by comes out inside of another exception; who asked wants to catch"
              + " the failure itself");

  private static final Misconception NEGATIVE_NOTICE =
      Misconception.of(
          "notice-may-be-negative", "a negative notice is accepted as if it were none");

  private static Readiness readiness() {
    return new Readiness(Map.of());
  }

  @Test
  @DisplayName("a service is ready if all that it needs is usable, and says what is not")
  void aNeedIsNotUsable() {
    boolean[] usable = {true, true};
    Map<String, BooleanSupplier> needs = new LinkedHashMap<>();
    needs.put("orders", () -> usable[0]);
    needs.put("accounts", () -> usable[1]);
    var readiness = new Readiness(needs);
    List<Report> reports = new ArrayList<>();
    reports.add(readiness.report());
    usable[1] = false;
    reports.add(readiness.report());
    usable[0] = false;
    reports.add(readiness.report());
    usable[1] = true;
    reports.add(readiness.report());

    observed(
            "why it is not ready: nothing, one need, both, the other one",
            reports.stream().map(Report::reasons).toList())
        .shouldBe(
            List.of(
                List.of(), List.of("accounts"), List.of("orders", "accounts"), List.of("orders")));
  }

  @Test
  @DisplayName("that it drains is the first of the reasons")
  void reasonsInOrder() {
    run(
        () -> {
          var readiness = new Readiness(Map.of("orders", () -> false));
          await(readiness.drain(Duration.ZERO));
          note(readiness.report().reasons() + "");
        });

    observed("why a draining service that lacks something is not ready", trace)
        .suggests(DRAINING_IS_READY, seen -> !seen.getFirst().contains("draining"))
        .shouldBe("[draining, orders]");
  }

  @Test
  @DisplayName("a service that is not ready still serves what comes")
  void notReadyButServing() {
    run(
        () -> {
          var readiness = new Readiness(Map.of("orders", () -> false));
          note(outcomeOf(readiness.serve(() -> "served")));
        });

    observed("a request to a service that lacks something", trace)
        .suggests(REFUSES_AT_ONCE, seen -> seen.contains("draining"))
        .shouldBe("served");
  }

  private Coroutine<String> request(Readiness readiness, long takes) {
    return async(
        () ->
            outcomeOf(
                readiness.serve(
                    () -> {
                      pause(takes);
                      return "served";
                    })));
  }

  @Test
  @DisplayName("a draining service is not ready; it serves until the notice is over, then refuses")
  void draining() {
    run(
        () -> {
          var readiness = readiness();
          note("ready: " + readiness.report().isReady());
          Task<Void> drain = createTask(readiness.drain(millis(100)));
          pause(50);
          note("not ready: " + readiness.report().reasons());
          at(await(request(readiness, 0)));
          await(drain);
          at("drained");
          at(await(request(readiness, 0)));
          note("not ready: " + readiness.report().reasons());
        });

    observed("a service that drains from 0 on, with a notice of 100 ms", trace)
        .suggests(DRAINING_IS_READY, seen -> seen.contains("not ready: []"))
        .suggests(REFUSES_AT_ONCE, seen -> seen.contains("draining at 50"))
        .suggests(NEVER_REFUSES, seen -> seen.contains("served at 100"))
        .shouldBe(
            "ready: true",
            "not ready: [draining]",
            "served at 50",
            "drained at 100",
            "draining at 100",
            "not ready: [draining]");
  }

  @Test
  @DisplayName("draining waits for the requests that are under way, and cancels none")
  void drainingWaits() {
    run(
        () -> {
          var readiness = readiness();
          await(request(readiness, 0));
          Task<Void> early = start("early", () -> at("early: " + await(request(readiness, 300))));
          pause(10);
          Task<Void> drain =
              start(
                  "drain",
                  () -> {
                    await(readiness.drain(millis(100)));
                    at("drained");
                  });
          pause(50);
          Task<Void> late = start("late", () -> at("late: " + await(request(readiness, 400))));
          pause(10);
          note("under way: " + readiness.underWay());
          await(gather(early, late, drain));
        });

    observed("a request until 300, one from 60 to 460, and a drain from 10 on", trace)
        .suggests(DRAIN_CUTS_OFF, seen -> !seen.getLast().equals("drained at 460"))
        .shouldBe("under way: 2", "early: served at 300", "late: served at 460", "drained at 460");
  }

  @Test
  @DisplayName("a request that failed or was cancelled is not under way any more")
  void failedRequestsEnd() {
    run(
        () -> {
          var readiness = readiness();
          outcomeOf(readiness.serve(ServiceTests::fails));
          Task<String> cancelled = createTask(request(readiness, 500));
          pause(10);
          note("under way: " + readiness.underWay());
          cancelled.cancel();
          ended(cancelled);
          note("under way: " + readiness.underWay());
        });

    observed("requests under way: while one is, and when it was cancelled", trace)
        .suggests(FAILED_STAYS, seen -> !seen.contains("under way: 0"))
        .shouldBe("under way: 1", "under way: 0");
  }

  @Test
  @DisplayName("a drain that is cancelled cancels no request, and the service stays not ready")
  void aCancelledDrain() {
    run(
        () -> {
          var readiness = readiness();
          Task<String> request = createTask(request(readiness, 300));
          pause(10);
          Task<Void> drain = createTask(readiness.drain(millis(100)));
          pause(150);
          drain.cancel();
          ended(drain);
          note("ready: " + readiness.report().isReady());
          at(await(request));
          await(readiness.drain(Duration.ZERO));
          at("drained");
        });

    observed("a drain that is cancelled at 160, with a request until 300", trace)
        .suggests(DRAINING_IS_READY, seen -> seen.getFirst().equals("ready: true"))
        .suggests(DRAIN_CUTS_OFF, seen -> !seen.contains("served at 300"))
        .shouldBe("ready: false", "served at 300", "drained at 300");
  }

  @Test
  @DisplayName("the needs are told in the order of their map")
  void needsKeepTheirOrder() {
    List<String> names =
        List.of("orders", "prices", "stock", "mail", "bank", "tax", "users", "log");
    Map<String, BooleanSupplier> needs = new LinkedHashMap<>();
    names.forEach(name -> needs.put(name, () -> false));

    observed("why a service with eight needs is not ready", new Readiness(needs).report().reasons())
        .suggests(ANY_ORDER, seen -> seen.size() == 8)
        .shouldBe(names);
  }

  @Test
  @DisplayName("after the notice requests are refused, though others are still under way")
  void refusesThoughOthersAreUnderWay() {
    run(
        () -> {
          var readiness = readiness();
          Task<String> early = createTask(request(readiness, 300));
          Task<Void> drain = createTask(readiness.drain(millis(100)));
          pause(150);
          at(await(request(readiness, 0)));
          at(await(early));
          await(drain);
        });

    observed("a request at 150, when the notice was over at 100; another runs until 300", trace)
        .suggests(REFUSES_WHEN_IDLE, seen -> seen.getFirst().equals("served at 150"))
        .shouldBe("draining at 150", "served at 300");
  }

  @Test
  @DisplayName("a refusal says that nothing was done")
  void aRefusalIsBeforeAnyWork() {
    run(
        () -> {
          var readiness = readiness();
          await(readiness.drain(Duration.ZERO));
          Throwable refusal =
              attempting(
                      "a request to a service that refuses",
                      () -> await(readiness.serve(() -> "served")))
                  .suggests(NEVER_REFUSES, thrown -> thrown == null)
                  .shouldThrow(ServiceError.class);
          observed("the kind of the refusal", ((ServiceError) refusal).kind())
              .suggests(REFUSED_AS_BROKEN, seen -> seen == Kind.BROKEN)
              .shouldBe(Kind.UNAVAILABLE);
        });
  }

  @Test
  @DisplayName("a drain that is cancelled during its notice leaves the service not ready, serving")
  void cancelledDuringTheNotice() {
    run(
        () -> {
          var readiness = readiness();
          Task<Void> drain = createTask(readiness.drain(millis(100)));
          pause(50);
          drain.cancel();
          ended(drain);
          note("not ready: " + readiness.report().reasons());
          pause(100);
          at(await(request(readiness, 0)));
        });

    observed("a drain with a notice of 100 ms that is cancelled at 50; a request at 150", trace)
        .suggests(CANCELLED_IS_UNDONE, seen -> seen.getFirst().equals("not ready: []"))
        .suggests(CANCELLED_GOES_ON, seen -> seen.contains("draining at 150"))
        .shouldBe("not ready: [draining]", "served at 150");
  }

  @Test
  @DisplayName("a drain that is cancelled after its notice leaves the service refusing")
  void cancelledAfterTheNotice() {
    run(
        () -> {
          var readiness = readiness();
          Task<String> early = createTask(request(readiness, 300));
          Task<Void> drain = createTask(readiness.drain(millis(100)));
          pause(150);
          drain.cancel();
          ended(drain);
          at(await(request(readiness, 0)));
          await(early);
        });

    observed("a request at 150, when a drain was cancelled whose notice was over at 100", trace)
        .suggests(SERVES_AGAIN, seen -> seen.getFirst().equals("served at 150"))
        .shouldBe("draining at 150");
  }

  @Test
  @DisplayName("a drain begins when it is awaited, not when it is made")
  void aDrainBeginsWhenItStarts() {
    run(
        () -> {
          var readiness = readiness();
          var drain = readiness.drain(Duration.ZERO);
          note("ready: " + readiness.report().isReady());
          await(drain);
          note("ready: " + readiness.report().isReady());
        });

    observed("a service before and after its drain is awaited", trace)
        .suggests(DECIDES_AT_THE_CALL, seen -> seen.getFirst().equals("ready: false"))
        .suggests(DRAINING_IS_READY, seen -> seen.getLast().equals("ready: true"))
        .shouldBe("ready: true", "ready: false");
  }

  @Test
  @DisplayName("a request is refused if the service refuses when it starts, not when it is made")
  void aRequestIsRefusedWhenItStarts() {
    run(
        () -> {
          var readiness = readiness();
          Coroutine<String> early = readiness.serve(() -> "served");
          await(readiness.drain(Duration.ZERO));
          note(outcomeOf(early));
        });

    observed("a request that was made before the drain and starts after it", trace)
        .suggests(DECIDES_AT_THE_CALL, seen -> seen.contains("served"))
        .shouldBe("draining");
  }

  @Test
  @DisplayName("whoever drains a service that drains already waits for its requests, too")
  void twoDrains() {
    run(
        () -> {
          var readiness = readiness();
          Task<String> request = createTask(request(readiness, 300));
          await(
              gather(
                  async(() -> drained(readiness, "first")),
                  async(() -> drained(readiness, "second")),
                  request));
        });

    observed(
            "two drains at once, with a request until 300",
            trace.lines().stream().sorted().toList())
        .suggests(SECOND_DRAIN, seen -> !seen.getLast().equals("second at 300"))
        .shouldBe(List.of("first at 300", "second at 300"));
  }

  private Void drained(Readiness readiness, String name) {
    await(readiness.drain(millis(100)));
    at(name);
    return null;
  }

  @Test
  @DisplayName("a drain ends in the moment in which the last request has ended")
  void aDrainEndsAtOnce() {
    run(
        () -> {
          var readiness = readiness();
          Task<String> request = createTask(request(readiness, 304));
          pause(1);
          drained(readiness, "drained");
          await(request);
        });

    observed("a drain from 1 on with a notice of 100 ms, and a request until 304", trace)
        .suggests(DRAIN_CUTS_OFF, seen -> seen.getFirst().equals("drained at 101"))
        .suggests(POLLS)
        .shouldBe("drained at 304");
  }

  @Test
  @DisplayName("a drain ends, too, when the last request was cancelled")
  void aCancelledRequestEndsADrain() {
    run(
        () -> {
          var readiness = readiness();
          Task<String> request = createTask(readiness.serve(() -> late()));
          Task<Void> drain = createTask(async(() -> drained(readiness, "drained")));
          pause(200);
          request.cancel();
          ended(request);
          pause(1000);
          drain.cancel();
          ended(drain);
        });

    observed("a drain whose last request is cancelled at 200", trace)
        .suggests(WAKES_NOBODY, List::isEmpty)
        .suggests(DRAIN_CUTS_OFF, seen -> seen.contains("drained at 100"))
        .shouldBe("drained at 200");
  }

  private static String late() {
    pause(5000);
    return "late";
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      ServicesTwin.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("services", trace.lines());
  }

  @Test
  @DisplayName("what the work fails by comes out as it is")
  void theWorksFailure() {
    run(
        () -> {
          var reset = new IOException("reset");
          var thrown =
              attempting(
                      "a request whose work fails by an IOException",
                      () ->
                          await(
                              readiness()
                                  .serve(
                                      () -> {
                                        throw reset;
                                      })))
                  .suggests(WRAPS_FAILURES, failure -> failure.getCause() == reset)
                  .shouldThrow(IOException.class);
          observed("what came out", thrown).shouldBeSameAs(reset);
        });
  }

  @Test
  @DisplayName("a negative notice is refused, and then the service does not drain")
  void aNegativeNotice() {
    run(
        () -> {
          var readiness = readiness();
          attempting("draining with a notice of -1 ms", () -> await(readiness.drain(millis(-1))))
              .suggests(NEGATIVE_NOTICE, thrown -> thrown == null)
              .shouldThrow(IllegalArgumentException.class);
          observed("whether it is ready", readiness.report().isReady()).shouldBe(true);
        });
  }

  @Test
  @DisplayName("needs that are added to the map later are none of the service's")
  void aCopyOfTheNeeds() {
    Map<String, BooleanSupplier> needs = new LinkedHashMap<>();
    needs.put("orders", () -> false);
    var readiness = new Readiness(needs);
    needs.put("prices", () -> false);

    observed("why it is not ready", readiness.report().reasons()).shouldBe(List.of("orders"));
  }
}
