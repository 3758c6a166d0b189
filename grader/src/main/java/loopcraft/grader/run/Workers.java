package loopcraft.grader.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import loopcraft.grader.box.Access;
import loopcraft.grader.build.Builds;

/** Where worker JVMs come from: started ahead for trusted code, in a box of its own for other. */
final class Workers implements AutoCloseable {

  /** A worker ends itself at the limit and says why; this is for one that cannot. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final GraderOptions options;
  private final Path learnFolder;
  private final Supplier<WorkerJvm> jvm;
  private final SpareWorkers spares;

  private volatile boolean archiveWanted;
  private volatile Optional<WorkerRequest> rehearsal = Optional.empty();

  /** Keeps what it makes in a folder; nothing is started yet. */
  Workers(Path learnFolder, GraderOptions options) {
    this.learnFolder = learnFolder;
    this.options = options;
    jvm = new Once<>(() -> new WorkerJvm(learnFolder, options.threadOrder()));
    spares = new SpareWorkers(options.spares(), this::startSpare);
  }

  /** Changes with the grader, its libraries and the JVM. */
  String key() {
    return jvm.get().key();
  }

  /** Runs a request in a worker that nobody else uses. */
  WorkerProcess.Report run(WorkerRequest request, boolean programs) {
    try {
      var report = worker(List.of(request), programs).run(request, limit(request));
      // A spare that broke while it waited says nothing about the learner's code.
      return report.ending() == WorkerProcess.Ending.NEVER_READY
          ? started(List.of(request), programs).run(request, limit(request))
          : report;
    } finally {
      if (options.rehearsing()) {
        rehearsal = Optional.of(request.rehearsal());
      }
      spares.refill();
    }
  }

  /** Runs these requests, in any order, in as few workers as can be. */
  WorkerSeries series(List<WorkerRequest> requests, boolean programs) {
    return new WorkerSeries(
        () -> {
          WorkerProcess worker = worker(requests, programs);
          spares.refill();
          return worker;
        });
  }

  static Optional<Duration> limit(WorkerRequest request) {
    return request.seconds() == 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(request.seconds()).plus(GRACE));
  }

  /** Keeps as many workers started ahead as are wanted. */
  void refill() {
    spares.refill();
  }

  private WorkerProcess worker(List<WorkerRequest> requests, boolean programs) {
    return options.precautions().isPresent() ? started(requests, programs) : spares.take();
  }

  private WorkerProcess started(List<WorkerRequest> requests, boolean programs) {
    return options.precautions().isPresent() ? startBoxed(requests, programs) : start();
  }

  private WorkerProcess start() {
    archiveWanted = true;
    return WorkerProcess.start(jvm.get().command(options.debugPort()));
  }

  /** A worker that sees nothing but what these requests need. */
  private WorkerProcess startBoxed(List<WorkerRequest> requests, boolean programs) {
    archiveWanted = true;
    List<Path> readable = new ArrayList<>(jvm.get().files());
    requests.stream().flatMap(Workers::files).filter(Files::exists).forEach(readable::add);
    ProcessBuilder command = jvm.get().command(options.debugPort());
    return WorkerProcess.start(boxed(command, new Access(readable, programs)));
  }

  private static Stream<Path> files(WorkerRequest request) {
    return Stream.concat(
        Stream.of(request.learner(), request.reference(), request.tests())
            .flatMap(List::stream)
            .map(Path::of),
        Stream.of(Path.of(request.module(), "src", "cpython")));
  }

  /** How a compiler is started that nobody need trust. */
  ProcessBuilder compilerCommand() {
    List<Path> readable = new ArrayList<>(jvm.get().files());
    readable.add(learnFolder.resolve("build"));
    var command = new ProcessBuilder(jvm.get().programCommand(Builds.COMPILER_PROGRAM));
    return boxed(command, new Access(readable, false));
  }

  private ProcessBuilder boxed(ProcessBuilder command, Access access) {
    var box = options.precautions().orElseThrow().box();
    return command.command(box.around(command.command(), access));
  }

  private WorkerProcess startSpare() {
    WorkerProcess worker = start();
    rehearsal.ifPresent(worker::rehearse);
    return worker;
  }

  /**
   * Makes what later workers start faster from, unless it is there or not wanted; takes seconds.
   */
  void makeArchive() {
    try {
      if (options.archive() && !jvm.get().hasArchive()) {
        jvm.get().train();
      }
    } catch (IOException noArchiveThen) {
      // Workers start without it, only slower.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same for later commands, by a process that nobody waits for. */
  void leaveArchive() {
    if (options.archive() && archiveWanted && !jvm.get().hasArchive()) {
      ArchiveTrainer.startDetached(learnFolder);
    }
    archiveWanted = false;
  }

  @Override
  public void close() {
    spares.close();
    leaveArchive();
  }
}
