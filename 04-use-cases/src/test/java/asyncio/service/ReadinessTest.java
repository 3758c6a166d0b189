package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.service.demo.ServicesTwin;
import asyncio.task.Coroutine;
import asyncio.task.Task;
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
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      ServicesTwin.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("services", trace.lines());
  }
}
