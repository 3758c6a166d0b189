package asyncio.process;

import asyncio.executor.RunInExecutor;
import asyncio.executor.WhenCancelled;
import asyncio.loop.EventLoop;
import asyncio.loop.TimerHandle;
import asyncio.task.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts worker JVMs. They end with the loop that starts them, and so do the programs that their
 * jobs have started. One that is not ready after 30 seconds, its initializer done, is killed, and
 * counts as one that could not be started.
 */
public final class JvmLauncher implements WorkerLauncher {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final EventLoop loop;
  private final JvmOptions options;
  private final Allowed allowed;

  /**
   * Makes one for a loop.
   *
   * @param allowed what may be sent to the workers, and back
   * @throws NotPortable if the initializer cannot be sent
   */
  public JvmLauncher(EventLoop loop, JvmOptions options, Allowed allowed) {
    this.loop = loop;
    this.options = options;
    this.allowed = allowed;
    if (options.initializer() != null) {
      Parcel.of(options.initializer(), allowed);
    }
  }

  @Override
  public Future<Worker> launch() {
    var launched = new Future<Worker>(loop);
    LoopProcesses all = LoopProcesses.of(loop);
    var process = new CompletableFuture<Process>();
    TimerHandle limit = loop.callLater(LIMIT, () -> process.thenAccept(JvmLauncher::kill));
    launched.addDoneCallback(_ -> limit.cancel());
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("asyncio-worker-", 1).factory());
    try {
      RunInExecutor.<WorkerPipes>on(
              loop, thread, WhenCancelled.RUNS_ON, () -> start(all, process, thread))
          .addDoneCallback(
              started -> {
                switch (started.exception()) {
                  case null -> initialize(new JvmWorker(loop, started.result(), thread), launched);
                  case Throwable failure -> launched.setException(failure);
                }
              });
    } catch (Throwable noThread) {
      thread.shutdown();
      loop.callSoon(() -> launched.setException(noThread));
    }
    return launched;
  }

  private static void kill(Process process) {
    WorkerTree.kill(process.toHandle());
  }

  /** On the worker's thread, which ends with the process, also if the loop is closed by then. */
  private WorkerPipes start(
      LoopProcesses all, CompletableFuture<Process> started, ExecutorService thread)
      throws IOException, InterruptedException {
    Process process = null;
    try (var command = new JvmCommand(options, allowed)) {
      process = all.start(command::start, WorkerTree::kill);
      process.onExit().thenRun(thread::shutdown);
      started.complete(process);
      var pipes = new WorkerPipes(process, allowed);
      pipes.awaitReady();
      return pipes;
    } catch (Throwable failure) {
      if (process != null) {
        kill(process);
      }
      thread.shutdown();
      throw failure;
    }
  }

  private void initialize(JvmWorker worker, Future<Worker> launched) {
    if (options.initializer() == null) {
      launched.setResult(worker);
      return;
    }
    worker
        .perform(Parcel.of(options.initializer(), allowed))
        .addDoneCallback(
            done -> {
              switch (done.result()) {
                case Reply.Returned _ -> launched.setResult(worker);
                case Reply.Threw(Throwable failure) -> {
                  worker.retire();
                  failed(worker, launched, failure);
                }
                case Reply.Died(int exitCode) -> failed(worker, launched, new WorkerDied(exitCode));
              }
            });
  }

  /** Its place is free for another when its process has ended, and not before. */
  private static void failed(Worker worker, Future<Worker> launched, Throwable failure) {
    worker.ended().addDoneCallback(_ -> launched.setException(failure));
  }
}
