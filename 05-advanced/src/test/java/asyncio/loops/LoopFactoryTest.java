package asyncio.loops;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ForwardingPoller;
import asyncio.loop.LoopParts;
import asyncio.loop.Poller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Grades(value = "05.5", part = 5, points = 6, seconds = 15)
@DisplayName("05.5 Loops of your own: choosing a loop")
class LoopFactoryTest extends LoopTests {

  private static final Misconception EARLY =
      Misconception.of(
          "makes-parts-early",
          "parts are made before a loop is asked for; a factory that is never used leaves a"
              + " selector open");

  private static final Misconception SHARED =
      Misconception.of(
          "shares-parts",
          "two loops have the same parts; the first one that is closed takes them from the other");

  private static final Misconception CHANGES =
      Misconception.of(
          "changes-the-factory",
          "adding a layer changes the factory it is added to, and all loops that it makes later");

  private static final Misconception UPSIDE_DOWN =
      Misconception.of(
          "layers-upside-down", "the layer that is added first is outermost; it is the last one");

  private static final Misconception LEAKS =
      Misconception.of(
          "failing-layer-leaks",
          "a layer cannot be made, and the poller below stays open, though nobody can close it any"
              + " more");

  private static final Misconception CLOSING_HIDES =
      Misconception.of(
          "closing-hides-the-failure",
          "closing the poller below fails, too, and that failure is all that is seen; add it to the"
              + " first");

  private static final Misconception OTHER_CLOCK =
      Misconception.of(
          "layers-have-different-clocks",
          "the layers do not go by the same clock, so that sleeps end at other times than they"
              + " should");

  private static final Misconception ERRORS_LEAK =
      Misconception.of(
          "only-exceptions-fail",
          "an Error is not taken for a failure: the poller below stays open, or what came first is"
              + " lost");

  private static final Misconception UNGUARDED =
      Misconception.of(
          "failing-loop-leaks",
          "the parts are there, but the loop cannot be made of them, and the poller stays open");

  private static final Misconception NO_GRACE =
      Misconception.of(
          "drops-the-grace", "virtual time has no grace, or another one than was asked for");

  private static final Misconception READS_EARLY =
      Misconception.of(
          "reads-the-record-early",
          "the record is read when the factory is made; it is what the file has when a loop is"
              + " made");

  private static final Misconception OTHER_PATIENCE =
      Misconception.of(
          "patience-by-another-clock", "patience is not measured by the clock of the parts below");

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir private Path directory;

  private static final class NamedLayer implements asyncio.loop.Clock {

    private final String name;
    private final LoopParts below;

    NamedLayer(String name, LoopParts below) {
      this.name = name;
      this.below = below;
    }

    @Override
    public long nanos() {
      return below.clock().nanos();
    }

    @Override
    public String toString() {
      return name + (below.clock() instanceof NamedLayer layer ? " above " + layer : "");
    }
  }

  private static LoopParts named(String name, LoopParts below) {
    return new LoopParts(new NamedLayer(name, below), below.poller());
  }

  @Test
  @DisplayName("a factory makes nothing until it is asked, and then each time anew")
  void madeWhenAsked() {
    List<ScriptedPoller> made = new ArrayList<>();
    LoopFactory factory =
        LoopFactory.of(
                () -> {
                  made.add(new ScriptedPoller());
                  return made.getLast().parts();
                })
            .with(below -> named("layer", below));
    observed("how many parts are made at first", made.size())
        .suggests(EARLY, number -> number > 0)
        .shouldBe(0);
    EventLoop first = factory.get();
    EventLoop second = factory.get();
    observed("how many parts are made for two loops", made.size())
        .suggests(SHARED, number -> number == 1)
        .shouldBe(2);
    first.close();
    observed("whether the other loop's poller is closed", made.getLast().isClosed())
        .suggests(SHARED)
        .shouldBe(false);
    second.close();
  }

  @Test
  @DisplayName("a layer that is added last is outermost, and the factory before stays as it was")
  void layers() {
    List<String> seen = new ArrayList<>();
    LoopFactory base = LoopFactory.of(below::parts);
    LoopFactory inner = base.with(parts -> named("inner", parts));
    LoopFactory outer = inner.with(parts -> named("outer", parts));
    outer.with(parts -> noted(seen, parts)).get().close();
    inner.with(parts -> noted(seen, parts)).get().close();

    observed("the layers", seen)
        .suggests(CHANGES, names -> names.getLast().contains("outer"))
        .suggests(UPSIDE_DOWN, names -> !names.getFirst().startsWith("outer"))
        .shouldBe(List.of("outer above inner", "inner"));
  }

  private static LoopParts noted(List<String> seen, LoopParts parts) {
    seen.add(parts.clock().toString());
    return parts;
  }

  @Test
  @DisplayName("the parts below are closed if a layer cannot be made")
  void failingLayer() {
    var failure = new IllegalArgumentException("no");
    observed(
            "the failure",
            attempting("making a loop", failing(below, failure)::get)
                .shouldThrow(IllegalArgumentException.class))
        .shouldBeSameAs(failure);
    observed("whether the poller below is closed", below.isClosed())
        .suggests(LEAKS, closed -> !closed)
        .shouldBe(true);
  }

  private LoopFactory failing(Poller poller, RuntimeException failure) {
    return LoopFactory.of(() -> new LoopParts(below, poller))
        .with(
            _ -> {
              throw failure;
            });
  }

  private LoopFactory failing(Poller poller, Error failure) {
    return LoopFactory.of(() -> new LoopParts(below, poller))
        .with(
            _ -> {
              throw failure;
            });
  }

  @Test
  @DisplayName("the parts are closed if no loop can be made of them")
  void failingLoop() {
    LoopFactory factory = LoopFactory.of(below::parts).with(_ -> new LoopParts(null, below));
    attempting("making a loop without a clock", factory::get)
        .shouldThrow(NullPointerException.class);
    observed("whether the poller is closed", below.isClosed())
        .suggests(UNGUARDED, closed -> !closed)
        .shouldBe(true);
  }

  @Test
  @DisplayName("if closing the parts below fails as well, that is added to the failure")
  void failingTwice() {
    Poller unclosable =
        new ForwardingPoller(below) {
          @Override
          public void close() {
            throw new UncheckedIOException(new IOException("cannot close"));
          }
        };
    IllegalArgumentException failure =
        attempting("making a loop", failing(unclosable, new IllegalArgumentException("no"))::get)
            .suggests(CLOSING_HIDES, UncheckedIOException.class::isInstance)
            .shouldThrow(IllegalArgumentException.class);
    observed("what is added to the failure", failure.getSuppressed().length).shouldBe(1);
  }

  @Test
  @DisplayName("an Error is a failure, of a layer as well as of closing")
  void errorsAreFailures() {
    Poller unclosable =
        new ForwardingPoller(below) {
          @Override
          public void close() {
            super.close();
            throw new StackOverflowError("in close");
          }
        };
    LinkageError failure =
        attempting("making a loop", failing(unclosable, new LinkageError("no such layer"))::get)
            .suggests(ERRORS_LEAK)
            .shouldThrow(LinkageError.class);
    observed("whether the poller below is closed", below.isClosed())
        .suggests(ERRORS_LEAK)
        .shouldBe(true);
    observed("what is added to the failure", failure.getSuppressed().length).shouldBe(1);
  }

  @Test
  @DisplayName("virtual time has the grace that was asked for")
  void graceOfVirtualTime() {
    EventLoop loop = LoopFactory.of(below::parts).onVirtualTime(Duration.ofMillis(5)).get();
    loop.callLater(Duration.ofHours(1), loop::stop);
    loop.runForever();
    loop.close();

    observed("the first poll below", below.polls().getFirst())
        .suggests(NO_GRACE)
        .shouldBe(5 * MILLI);
  }

  @Test
  @DisplayName("a program on virtual time sleeps for an hour in no time, also if it records")
  void onVirtualTime() {
    LoopFactory virtual = LoopFactory.system().onVirtualTime(Duration.ZERO);
    observed("the time after an hour", hourOn(virtual)).shouldBe(HOUR);
    Path file = directory.resolve("an hour.loop");
    observed("the time after an hour, recording", hourOn(virtual.recordedTo(file)))
        .suggests(OTHER_CLOCK)
        .shouldBe(HOUR);
    observed("the record's last event", RecordFile.read(file).getLast())
        .shouldBe(new LoopEvent.Closed());
  }

  private static long hourOn(LoopFactory factory) {
    return run(
        async(
            () -> {
              await(sleep(Duration.ofHours(1)));
              return EventLoop.running().time();
            }),
        factory);
  }

  @Test
  @DisplayName("what is recorded to a file is replayed from it")
  void recordedAndReplayed() throws IOException {
    Path file = directory.resolve("a run.loop");
    LoopFactory system = LoopFactory.system();
    run(program(pipe(), pipe(), trace), system.recordedTo(file));
    var again = new Trace();
    run(program(pipe(), pipe(), again), system.replaying(file, Duration.ofSeconds(5)));

    observed("what happened the second time", again).shouldBe(trace.lines());
  }

  @Test
  @DisplayName("a replay reads the file when its loop is made")
  void readsWhenAsked() {
    Path file = directory.resolve("later.loop");
    write(file, new LoopEvent.Time(5));
    LoopFactory factory = LoopFactory.of(below::parts).replaying(file, PATIENCE);
    write(file, new LoopEvent.Time(7));

    observed("the time", partsOf(factory).clock().nanos()).suggests(READS_EARLY).shouldBe(7L);
  }

  @Test
  @DisplayName("the patience of a replay goes by the clock below")
  void patienceByTheClockBelow() {
    Path file = directory.resolve("a.loop");
    write(file, new LoopEvent.Poll(0), new LoopEvent.Arrival("a"));
    Poller replayer = partsOf(LoopFactory.of(below::parts).replaying(file, PATIENCE)).poller();
    for (int i = 0; i < 9; i++) {
      below.quiet();
    }
    below.during(
        () -> {
          throw new IllegalStateException("ten polls");
        });
    attempting("waiting for a thread that never calls", () -> poll(replayer, 0))
        .suggests(OTHER_PATIENCE, IllegalStateException.class::isInstance)
        .shouldThrow(Divergence.class);
    observed("how long it was waited for", below.nanos()).shouldBe(PATIENCE.toNanos());
  }

  private static void write(Path file, LoopEvent... events) {
    try (EventSink sink = RecordFile.write(file)) {
      List.of(events).forEach(sink::add);
    }
  }

  /** The parts of a loop that a factory makes. */
  private static LoopParts partsOf(LoopFactory factory) {
    List<LoopParts> made = new ArrayList<>();
    factory
        .with(
            parts -> {
              made.add(parts);
              return parts;
            })
        .get();
    return made.getFirst();
  }

  @Test
  @DisplayName("a file that cannot be written leaves nothing open")
  void noSuchDirectory() {
    LoopFactory factory =
        LoopFactory.of(below::parts)
            .recordedTo(directory.resolve(Path.of("there is none", "a run.loop")));
    attempting("making a loop that records itself", factory::get)
        .shouldThrow(UncheckedIOException.class);
    observed("whether the poller below is closed", below.isClosed())
        .suggests(LEAKS, closed -> !closed)
        .shouldBe(true);
  }

  @Test
  @DisplayName("the looks of a busy loop come before its sleep")
  void busyLoop() {
    EventLoop loop = LoopFactory.of(below::parts).busyPolling(2).get();
    loop.callLater(Duration.ofMillis(5), loop::stop);
    loop.runForever();
    loop.close();

    observed("the polls below", below.polls().subList(0, 3))
        .suggests(OTHER_CLOCK, polls -> polls.getLast() != 0 && polls.getLast() != 5 * MILLI)
        .shouldBe(List.of(0L, 0L, 5 * MILLI));
  }

  @Test
  @DisplayName("who runs a program names the factory, and the loop is closed when it ends")
  void factoryTwin() {
    asyncio.loops.demo.LoopFactoryDemo.program(trace);
    Twin.expectSameAsCPython("loop_factory", trace);
  }
}
