package asyncio.testing;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loops.ProgramTime;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.Task;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Small classes of tests, for {@link SampleRun}. */
final class Samples {

  /** What they have done. */
  static final List<String> SAID = new ArrayList<>();

  /** What they have seen. */
  static final List<EventLoop> LOOPS = new ArrayList<>();

  private Samples() {}

  private static void say(String what) {
    SAID.add(what + " at " + Duration.ofNanos(EventLoop.running().time()).toSeconds());
  }

  private static void pause(long seconds) {
    await(sleep(Duration.ofSeconds(seconds)));
  }

  /** Awaits. */
  static class Awaiting {

    @AsyncTest
    void awaiting() {
      say("begun");
      pause(60);
      say("ended");
    }
  }

  /** All methods await, and a task goes through them. */
  static class Methods {

    private Task<Void> server;

    @BeforeEach
    void before() {
      server =
          createTask(
              async(
                  () -> {
                    for (int i = 0; i < 3; i++) {
                      pause(2);
                      say("server");
                    }
                  }));
      pause(1);
      say(currentTask().name());
    }

    @AsyncTest
    void test() {
      pause(2);
      say(currentTask().name());
    }

    @AfterEach
    void after() {
      await(server);
      say(currentTask().name());
    }
  }

  /** Two tests. */
  @OnLoop
  static class Two {

    @RepeatedTest(2)
    void repeated(EventLoop loop) {
      LOOPS.add(loop);
      say("begun");
      pause(5);
    }
  }

  /** Fails, with something checked, and nothing left. */
  static class Failing {

    static final IOException FAILURE = new IOException("disk full");

    @AsyncTest
    void failing() throws IOException {
      pause(1);
      throw FAILURE;
    }
  }

  /** Is not meant for here. */
  static class Aborted {

    @AsyncTest
    void aborted() {
      pause(1);
      Assumptions.abort("not here");
    }
  }

  /** Passes, and leaves a task. */
  static class Leaking {

    @AsyncTest
    void leaking() {
      createTask(async(() -> pause(3600)), "ticker");
      pause(1);
    }
  }

  /** Fails, and leaves a task. */
  static class FailingAndLeaking {

    @AsyncTest
    void leaking() throws IOException {
      createTask(async(() -> pause(3600)), "ticker");
      pause(1);
      throw Failing.FAILURE;
    }
  }

  /** What the test leaves, the last method ends. */
  static class CleanedUp {

    private Task<Void> ticker;

    @AsyncTest
    void test() {
      ticker = createTask(async(() -> pause(3600)), "ticker");
      pause(1);
    }

    @AfterEach
    void after() {
      ticker.cancel();
      try {
        await(ticker);
      } catch (CancelledError expected) {
        say("cancelled");
      }
    }
  }

  /** Fails before the test has begun, and leaves a task. */
  static class FailingBefore {

    @BeforeEach
    void before() throws IOException {
      createTask(async(() -> pause(3600)), "ticker");
      pause(1);
      throw Failing.FAILURE;
    }

    @AsyncTest
    void test() {
      say("test");
    }

    @AfterEach
    void after() {
      say("after");
    }
  }

  /** Limits, of the class and of a method. */
  @OnLoop(seconds = 100)
  static class Limited {

    @AsyncTest
    @OnLoop(seconds = 10)
    void ofTheMethod() {
      pause(50);
      pause(1);
    }

    @Nested
    class Inside {

      @RepeatedTest(1)
      void ofTheClass() {
        pause(500);
        pause(1);
      }
    }
  }

  /** Limits of the class alone. */
  @OnLoop(seconds = 100)
  static class LimitedByClass {

    @AsyncTest
    void ofTheClass() {
      pause(500);
      pause(1);
    }
  }

  /** No limit is set. */
  static class Unlimited {

    @AsyncTest
    void anHour() {
      pause(3600);
    }
  }

  /** Waits for ever; the last method still awaits. */
  static class Stuck {

    @AsyncTest
    void stuck(EventLoop loop) {
      await(new Future<>(loop));
    }

    @AfterEach
    void after() {
      pause(1);
      say("after");
    }
  }

  /** Parameters everywhere. */
  static class Parameters {

    private EventLoop before;

    @BeforeEach
    void before(EventLoop loop) {
      before = loop;
    }

    @AsyncTest
    void test(EventLoop loop, ProgramTime time, TestLoop testLoop) {
      time.advance(Duration.ofSeconds(30));
      say("test");
      SAID.add(
          String.valueOf(loop == before && loop == testLoop.loop() && loop == EventLoop.running()));
    }

    @AfterEach
    void after(ProgramTime time) {
      SAID.add(String.valueOf(time.nanos()));
    }
  }

  /** A parameter that is not of the loop. */
  static class Unknown {

    @AsyncTest
    void test(StringBuilder unknown) {
      say("test");
    }
  }

  /** A parameter of a type that a test loop is of, too. */
  static class General {

    @AsyncTest
    void test(AutoCloseable general) {
      say("test");
    }
  }

  /** A test that is to be through in five seconds. */
  @Retention(RetentionPolicy.RUNTIME)
  @Test
  @OnLoop(seconds = 5)
  @interface Quick {}

  /** Limits by an annotation of its own. */
  static class Composed {

    @Quick
    void quick() {
      pause(50);
      pause(1);
    }
  }

  /** The loop is not there yet when an object is made. */
  static class InTheConstructor {

    InTheConstructor(EventLoop loop) {
      SAID.add("made");
    }

    @AsyncTest
    void test() {
      say("test");
    }
  }

  /** Has a race, in some orders. */
  static class Racing {

    @Interleaved(runs = 50, seed = 7)
    void racing() {
      new PlantedRace().run();
    }
  }

  /** Has none. */
  static class NotRacing {

    @Interleaved(runs = 20)
    void notRacing() {
      new PlantedRace().runFixed();
    }
  }
}
