package asyncio.loops;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
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
    LoopFactory factory =
        LoopFactory.of(below::parts)
            .with(
                _ -> {
                  throw failure;
                });
    observed(
            "the failure",
            attempting("making a loop", factory::get).shouldThrow(IllegalArgumentException.class))
        .shouldBeSameAs(failure);
    observed("whether the poller below is closed", below.isClosed())
        .suggests(LEAKS, closed -> !closed)
        .shouldBe(true);
  }

  @Test
  @DisplayName("if closing the parts below fails as well, that is added to the failure")
  void failingTwice() {
    Poller poller = new UncloseablePoller();
    LoopFactory factory =
        LoopFactory.of(() -> new LoopParts(below, poller))
            .with(
                _ -> {
                  throw new IllegalArgumentException("no");
                });
    IllegalArgumentException failure =
        attempting("making a loop", factory::get)
            .suggests(CLOSING_HIDES, UncheckedIOException.class::isInstance)
            .shouldThrow(IllegalArgumentException.class);
    observed("what is added to the failure", failure.getSuppressed().length).shouldBe(1);
  }

  private static final class UncloseablePoller implements Poller {

    @Override
    public void poll(long timeoutNanos, ReadyEvents sink) {}

    @Override
    public void wakeUp() {}

    @Override
    public void watch(java.nio.channels.SelectableChannel channel, int events, Object attachment) {}

    @Override
    public Object attachment(java.nio.channels.SelectableChannel channel) {
      return null;
    }

    @Override
    public void close() {
      throw new UncheckedIOException(new IOException("cannot close"));
    }
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
        .suggests(OTHER_CLOCK, polls -> polls.getLast() != 5 * MILLI)
        .shouldBe(List.of(0L, 0L, 5 * MILLI));
  }

  @Test
  @DisplayName("who runs a program names the factory, and the loop is closed when it ends")
  void factoryTwin() {
    asyncio.loops.demo.LoopFactoryDemo.program(trace);
    Twin.expectSameAsCPython("loop_factory", trace);
  }
}
