package asyncio.loops;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loop.Poller;
import asyncio.task.Coroutine;
import asyncio.task.ExecutorCall;
import asyncio.task.Future;
import asyncio.task.Task;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import loopcraft.grader.kit.Trace;
import org.junit.jupiter.api.AfterEach;

/** What the tests of loops have in common: a poller below, channels, and a program to run. */
abstract class LoopTests {

  private static final int MOST_STEPS = 1_000;

  static final long MILLI = 1_000_000;
  static final long HOUR = Duration.ofHours(1).toNanos();

  final Trace trace = new Trace();
  final ScriptedPoller below = new ScriptedPoller();
  private final List<Pipe> pipes = new ArrayList<>();

  /** A channel that can be watched for reading. */
  Pipe.SourceChannel channel() throws IOException {
    return pipe().source();
  }

  /** A pipe that does not block. */
  Pipe pipe() throws IOException {
    Pipe pipe = Pipe.open();
    pipes.add(pipe);
    pipe.source().configureBlocking(false);
    pipe.sink().configureBlocking(false);
    return pipe;
  }

  @AfterEach
  void closePipes() throws IOException {
    for (Pipe pipe : pipes) {
      pipe.source().close();
      pipe.sink().close();
    }
  }

  /** Writes down what a poll reports. */
  void poll(Poller poller, long timeoutNanos) {
    poller.poll(timeoutNanos, (attachment, events) -> trace.add(attachment + ": " + events));
  }

  /** Does something on a thread of a name, and waits for it. */
  static void onThread(String name, Runnable body) {
    var task = new FutureTask<Void>(body, null);
    Thread.ofPlatform().name(name).daemon().start(task);
    try {
      task.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /**
   * A program with everything that comes from outside: timers, channels, and threads that post
   * callbacks while the loop sleeps, and while it does not. It writes what happens, and when.
   */
  static Coroutine<Void> program(Pipe there, Pipe back, Consumer<String> print) {
    return async(
        () -> {
          EventLoop loop = EventLoop.running();
          Task<Void> clock = createTask(ticks(3, print));
          Task<Void> echo = createTask(echo(there.source(), back.sink(), print));
          for (String word : List.of("one", "two", "three")) {
            there.sink().write(ByteBuffer.wrap(word.getBytes()));
            print.accept("back comes " + read(loop, back.source()));
            print.accept("a thread says " + await(onNamedThread("asker " + word, () -> word)));
          }
          onThread("caller", () -> loop.callSoonThreadsafe(() -> print.accept("from a thread")));
          loop.callSoon(() -> print.accept("from the loop"));
          await(clock);
          there.sink().close();
          await(echo);
        });
  }

  private static Coroutine<Void> ticks(int number, Consumer<String> print) {
    return async(
        () -> {
          for (int i = 0; i < number; i++) {
            await(sleep(Duration.ofMillis(3)));
            print.accept("tick at " + EventLoop.running().time());
          }
        });
  }

  private static Coroutine<Void> echo(
      Pipe.SourceChannel in, Pipe.SinkChannel out, Consumer<String> print) {
    return async(
        () -> {
          EventLoop loop = EventLoop.running();
          for (String word = read(loop, in); !word.isEmpty(); word = read(loop, in)) {
            print.accept("echo of " + word);
            out.write(ByteBuffer.wrap(word.getBytes()));
          }
          print.accept("the echo ends");
        });
  }

  /**
   * The first race that the loop loses, if there is one: of one for each step at which one side can
   * be halted, and in which the other goes on.
   *
   * @param kind which side is halted
   * @param poller the simple name of the poller that has steps
   */
  static List<String> lostRaces(Class<? extends SleepRace> kind, String poller) throws Exception {
    Constructor<?> maker = new SteppingLoader().loadClass(kind.getName()).getDeclaredConstructor();
    maker.setAccessible(true);
    for (int step = 0; step < MOST_STEPS; step++) {
      @SuppressWarnings("unchecked")
      var race = (BiFunction<String, Integer, String>) maker.newInstance();
      String outcome = race.apply(poller, step);
      if (!outcome.equals(SleepRace.FINE)) {
        return outcome.equals(SleepRace.OVER) ? List.of() : List.of(outcome);
      }
    }
    return List.of("the loop has too many steps on its way to sleep");
  }

  /** What a channel has to read, as soon as it has; nothing at its end. */
  static String read(EventLoop loop, Pipe.SourceChannel channel) throws IOException {
    var readable = new Future<Void>(loop);
    loop.addReader(
        channel,
        () -> {
          loop.removeReader(channel);
          readable.setResult(null);
        });
    await(readable);
    ByteBuffer buffer = ByteBuffer.allocate(64);
    channel.read(buffer);
    return new String(buffer.array(), 0, buffer.position());
  }

  private static Future<String> onNamedThread(
      String name, java.util.concurrent.Callable<String> call) {
    return ExecutorCall.on(command -> Thread.ofPlatform().name(name).daemon().start(command), call);
  }
}
