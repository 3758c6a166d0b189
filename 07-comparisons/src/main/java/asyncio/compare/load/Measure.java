package asyncio.compare.load;

import asyncio.compare.Model;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/**
 * Has work done by one model, as often as it is told to. It reads a command a line, answers with a
 * line, and ends when its input does:
 *
 * <ul>
 *   <li>{@code run jobs times microseconds numbers total}: does the work, and answers {@code done
 *       nanos=… threads=… virtual=… processes=… most=… latencies=…}. A latency is the time, in
 *       microseconds, from the call of {@link Model#runAll} to the end of a job.
 *   <li>{@code hold jobs}: has so many jobs wait, answers {@code held begun=… heap=… stacks=…} in
 *       bytes, and leaves them waiting: this JVM is to be ended then.
 * </ul>
 *
 * <p>What goes wrong is answered, too: {@code failed} and why; or {@code absent}, if this JVM does
 * not have the model.
 */
public final class Measure {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final PrintStream answers;
  private final Way way;
  private final int before = THREADS.getThreadCount();
  private Model model;

  private Measure(PrintStream answers, Way way) {
    this.answers = answers;
    this.way = way;
  }

  /**
   * Serves one model until its input ends.
   *
   * @param arguments the model's name
   */
  public static void main(String... arguments) throws InterruptedException {
    PrintStream answers = System.out;
    System.setOut(System.err); // what the models print is no answer
    Way way = Way.named(arguments[0]).orElseThrow();
    BlockingQueue<String> commands = commands();
    var measure = new Measure(answers, way); // after that thread, which is not for the jobs
    while (true) {
      measure.answer(commands.take());
    }
  }

  /** A thread of its own reads them: when whoever asks has gone, nothing is worth finishing. */
  private static BlockingQueue<String> commands() {
    var commands = new LinkedBlockingQueue<String>();
    Thread.ofPlatform()
        .daemon()
        .name("commands")
        .start(
            () -> {
              try (var lines =
                  new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                lines.lines().forEach(commands::add);
              } catch (IOException gone) {
                // The end is the same.
              }
              Runtime.getRuntime().halt(0);
            });
    return commands;
  }

  private void answer(String command) {
    String answer;
    try (var words = new Scanner(command).useLocale(Locale.ROOT)) {
      answer =
          switch (words.next()) {
            case "run" -> run(Work.parse(words));
            case "hold" -> new Waiting(model(), words.nextInt()).measure();
            case String other -> throw new IllegalArgumentException("no command: " + other);
          };
    } catch (ClassNotFoundException notHere) {
      answer = "absent the course does not have " + notHere.getMessage();
    } catch (UnsupportedClassVersionError notHere) {
      answer = "absent this JDK does not run it: " + notHere.getMessage();
    } catch (Throwable failure) {
      failure.printStackTrace();
      answer = "failed " + oneLine(failure);
    }
    answers.println(answer);
    answers.flush();
  }

  private Model model() throws Exception {
    if (model == null) {
      model = way.model();
    }
    return model;
  }

  private String run(Work work) throws Exception {
    var shared = work.total() ? way.shared() : null;
    var jobs = work.list(shared);
    Model used = model();
    THREADS.resetPeakThreadCount();
    long start = Stamped.now();
    long started = System.nanoTime();
    List<Done> done = used.runAll(jobs);
    long nanos = System.nanoTime() - started;
    long most = THREADS.getPeakThreadCount() - before;
    check(work, done);
    if (shared != null && shared.get() != work.expected()) {
      throw new IllegalStateException(
          "updates were lost: the total is %d, not %d".formatted(shared.get(), work.expected()));
    }
    return "done nanos=%d threads=%d virtual=%b processes=%d most=%d latencies=%s"
        .formatted(
            nanos,
            done.stream().map(d -> d.process() + ":" + d.thread()).distinct().count(),
            done.stream().anyMatch(Done::virtual),
            done.stream().mapToLong(Done::process).distinct().count(),
            Math.max(1, most),
            done.stream()
                .map(d -> Long.toString(Math.max(0, d.ended() - start)))
                .collect(Collectors.joining(",")));
  }

  private static void check(Work work, List<Done> done) {
    long points = done.stream().mapToLong(Done::points).sum();
    if (done.size() != work.jobs() || points != work.expected()) {
      throw new IllegalStateException(
          "%d results that make %d, not %d that make %d"
              .formatted(done.size(), points, work.jobs(), work.expected()));
    }
  }

  private static String oneLine(Throwable failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse("");
    return (failure.getClass().getSimpleName() + ": " + message).strip().replaceAll("\\s+", " ");
  }
}
