package loopcraft.grader.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import loopcraft.grader.isolation.ClassChoice;
import loopcraft.grader.isolation.ClassSet;
import loopcraft.grader.isolation.IsolatingClassLoader;
import loopcraft.grader.isolation.ModuleDirectory;
import loopcraft.grader.junit.GradingExtension;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The worker: a JVM that runs the tests of an exercise on a learner's code, tells its parent, and
 * ends, unless it is asked to stay and nothing of the run is left.
 *
 * <p>The first line on standard input is the key, each other a request. Standard output belongs to
 * the records; what the code prints goes there as a record too.
 */
final class WorkerMain {

  /** Ends a worker that only trains the start-up archive: there is no request. */
  static final String TRAINING = "train";

  private static final int GRACE_SECONDS = 2;

  private final RecordWriter records;
  private final CapturedOutput output;
  private final CourseClasses classes = new CourseClasses();
  private volatile Optional<ThreadReport> threads = Optional.empty();

  private WorkerMain(RecordWriter records) {
    this.records = records;
    output = new CapturedOutput(() -> end(WorkerRecord.Kind.OUTPUT_LIMIT, ""));
  }

  static void main(String[] arguments)
      throws IOException, ClassNotFoundException, InterruptedException {
    byte[] key = Base64.getDecoder().decode(readLine(System.in));
    var records = new RecordWriter(new FileOutputStream(FileDescriptor.out), key);
    InputStream in = System.in;
    System.setIn(InputStream.nullInputStream());
    new WorkerMain(records).serve(in);
  }

  private void serve(InputStream in) throws ClassNotFoundException, InterruptedException {
    output.install();
    warmUp();
    var lines = new LinkedBlockingQueue<String>();
    daemon("loopcraft-parent", () -> listen(in, lines));
    records.write(WorkerRecord.of(WorkerRecord.Kind.READY, ""));
    String first = lines.take();
    if (first.equals(TRAINING)) {
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::reportExit, "loopcraft-exit"));
    for (String line = first; ; line = lines.take()) {
      var request = Json.MAPPER.readValue(Base64.getDecoder().decode(line), WorkerRequest.class);
      if (request.purpose() == WorkerRequest.Purpose.REHEARSAL) {
        rehearse(request);
        records.write(WorkerRecord.of(WorkerRecord.Kind.READY, ""));
      } else {
        run(request);
      }
    }
  }

  /** The parent holds the other end of standard input for as long as it lives. */
  private static void listen(InputStream in, BlockingQueue<String> lines) {
    try {
      for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
        lines.add(line);
        if (line.equals(TRAINING)) {
          return;
        }
      }
    } catch (IOException closed) {
      // The same as the end of the stream.
    }
    Runtime.getRuntime().halt(1);
  }

  /** What goes wrong here goes wrong again in the run that counts, and is told then. */
  private void rehearse(WorkerRequest request) {
    System.setProperty(ModuleDirectory.PROPERTY, request.module());
    try {
      execute(request, loader(request), WorkerMain::discard);
    } catch (Throwable toldLater) {
      // Nobody is waiting for this run.
    }
    output.forget();
  }

  private void run(WorkerRequest request) {
    System.setProperty(ModuleDirectory.PROPERTY, request.module());
    output.forget();
    var through = new CountDownLatch(1);
    try {
      IsolatingClassLoader loader = loader(request);
      var report = new ThreadReport(loader);
      threads = Optional.of(report);
      if (request.seconds() > 0) {
        watch(request.seconds(), report, through);
      }
      Optional<Surroundings> surroundings =
          request.purpose() == WorkerRequest.Purpose.ONE_OF_SEVERAL
              ? Optional.of(new Surroundings())
              : Optional.empty();
      execute(
          request,
          loader,
          outcome -> {
            records.write(output.take());
            records.write(WorkerRecord.of(outcome));
          });
      if (surroundings.filter(before -> before.restore(loader)).isEmpty()) {
        end(WorkerRecord.Kind.END, "");
      }
      through.countDown();
      threads = Optional.empty();
      records.write(output.take());
      records.write(WorkerRecord.of(WorkerRecord.Kind.DONE, ""));
    } catch (Throwable e) {
      end(WorkerRecord.Kind.ERROR, describe(e));
    }
  }

  /** It may be the learner's, and fail again. */
  private static String describe(Throwable thrown) {
    try {
      return thrown.toString();
    } catch (Throwable again) {
      return thrown.getClass().getName();
    }
  }

  private IsolatingClassLoader loader(WorkerRequest request) {
    return new IsolatingClassLoader(
        request.exercise(),
        request.choice(),
        ClassSet.read(paths(request.learner())),
        classes.in(paths(request.reference())),
        classes.in(paths(request.tests())),
        WorkerMain.class.getClassLoader());
  }

  private static void execute(
      WorkerRequest request, IsolatingClassLoader loader, Consumer<TestOutcome> sink)
      throws ClassNotFoundException {
    Thread.currentThread().setContextClassLoader(loader);
    var selectors = new ArrayList<DiscoverySelector>();
    for (String name : request.testClasses()) {
      selectors.add(DiscoverySelectors.selectClass(Class.forName(name, false, loader)));
    }
    var discovery =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors)
            .enableImplicitConfigurationParameters(false)
            .configurationParameter(GradingExtension.SKIPS_UNWRITTEN, "false")
            .build();
    try {
      launcher().execute(discovery, new ResultCollector(sink));
    } finally {
      FlightRecorderFiles.delete();
    }
  }

  /** Nothing registers itself: what is on the class path of a learner's code is the learner's. */
  private static Launcher launcher() {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(jupiter())
            .build());
  }

  private static TestEngine jupiter() {
    return ServiceLoader.load(TestEngine.class, WorkerMain.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(engine -> engine.getId().equals("junit-jupiter"))
        .findFirst()
        .orElseThrow();
  }

  /** Does once what will be done for the learner, so that all of it is loaded by then. */
  private void warmUp() throws ClassNotFoundException {
    var sample =
        new WorkerRequest(
            "00.0",
            ClassChoice.ISOLATED,
            List.of(WarmUp.TEST),
            List.of(WarmUp.LEARNER),
            List.of(WarmUp.LEARNER),
            List.of(WarmUp.TESTS),
            "",
            0,
            WorkerRequest.Purpose.REHEARSAL);
    byte[] bytes = Json.MAPPER.writeValueAsBytes(sample);
    var request = Json.MAPPER.readValue(bytes, WorkerRequest.class);
    IsolatingClassLoader loader = loader(request);
    new ThreadReport(loader).whatHangs();
    execute(request, loader, WorkerMain::discard);
    output.forget();
  }

  private void reportExit() {
    end(WorkerRecord.Kind.EXIT, threads.flatMap(ThreadReport::exitCaller).orElse(""));
  }

  /** For what the limits of the tests themselves do not end: they come first, and say more. */
  private void watch(int seconds, ThreadReport report, CountDownLatch through) {
    daemon(
        "loopcraft-watchdog",
        () -> {
          try {
            if (!through.await(seconds + GRACE_SECONDS, TimeUnit.SECONDS)) {
              end(WorkerRecord.Kind.TIMEOUT, report.whatHangs());
            }
          } catch (InterruptedException learnerCodeInterruptedUs) {
            end(WorkerRecord.Kind.TIMEOUT, report.whatHangs());
          }
        });
  }

  private static void daemon(String name, Runnable task) {
    Thread.ofPlatform().daemon().name(name).start(task);
  }

  private void end(WorkerRecord.Kind kind, String text) {
    try {
      FlightRecorderFiles.delete();
    } finally {
      records.writeLast(output.take(), WorkerRecord.of(kind, text));
    }
  }

  private static void discard(TestOutcome outcome) {
    Json.MAPPER.writeValueAsBytes(WorkerRecord.of(outcome));
  }

  private static List<Path> paths(List<String> folders) {
    return folders.stream().map(Path::of).toList();
  }

  /** Byte by byte: nothing beyond the line may be read ahead. */
  private static String readLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString();
  }
}
