package asyncio.debug;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopObserver;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Lets the tasks of a loop be seen from outside: an MXBean, {@code asyncio:type=Tasks,loop=N}, from
 * now on and until the loop is closed.
 *
 * <p>The picture is taken on the loop's own thread. A loop that does not answer in time is held up
 * by something; then the answer is the stack of that thread, which shows by what.
 */
public final class TaskMonitor implements TasksMXBean {

  /** The names of all of them. */
  static final String ALL = "asyncio:type=Tasks,*";

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

  private final EventLoop loop;
  private final Thread thread = Thread.currentThread();
  private final Duration patience;

  private TaskMonitor(EventLoop loop, Duration patience) {
    this.loop = loop;
    this.patience = patience;
  }

  /**
   * Lets the tasks of the running loop be seen. It waits for two seconds for the loop to answer.
   *
   * @return the name of the bean
   * @throws IllegalStateException if no loop is running
   */
  public static ObjectName start() {
    return start(PATIENCE);
  }

  /** The same, with another patience. */
  public static ObjectName start(Duration patience) {
    EventLoop loop = EventLoop.running();
    var monitor = new TaskMonitor(loop, patience);
    try {
      var name = new ObjectName("asyncio:type=Tasks,loop=" + LAST_NUMBER.incrementAndGet());
      ManagementFactory.getPlatformMBeanServer().registerMBean(monitor, name);
      loop.addObserver(
          new LoopObserver() {
            @Override
            public void closing() {
              stop(name);
            }
          });
      return name;
    } catch (JMException e) {
      throw new IllegalStateException("the tasks cannot be shown", e);
    }
  }

  private static void stop(ObjectName name) {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    } catch (JMException gone) {
      // Somebody else has unregistered it.
    }
  }

  @Override
  public String tree() {
    return ask(picture -> TaskReport.lines(picture, TreeLimits.DEFAULT));
  }

  @Override
  public String table() {
    return ask(TaskTable::lines);
  }

  private String ask(Function<TaskPicture, List<String>> show) {
    var picture = new CompletableFuture<TaskPicture>();
    try {
      loop.callSoonThreadsafe(() -> take(picture));
      return text(show.apply(picture.get(patience.toMillis(), TimeUnit.MILLISECONDS)).stream());
    } catch (TimeoutException busy) {
      return stuck();
    } catch (ExecutionException failure) {
      return "the picture could not be taken: " + failure.getCause();
    } catch (IllegalStateException closed) {
      return "the loop is closed";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private void take(CompletableFuture<TaskPicture> picture) {
    try {
      picture.complete(CallGraph.of(loop));
    } catch (RuntimeException | Error failure) {
      picture.completeExceptionally(failure);
    }
  }

  private String stuck() {
    String first =
        "the loop has not answered for %d ms; its thread, %s, is %s"
            .formatted(patience.toMillis(), thread.getName(), thread.getState());
    Stream<String> stack =
        Arrays.stream(thread.getStackTrace()).map(frame -> "    at " + frame.toString());
    return text(Stream.concat(Stream.of(first), stack));
  }

  private static String text(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n"));
  }
}
