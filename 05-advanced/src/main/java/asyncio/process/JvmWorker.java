package asyncio.process;

import asyncio.executor.RunInExecutor;
import asyncio.executor.StageFuture;
import asyncio.executor.WhenCancelled;
import asyncio.loop.EventLoop;
import asyncio.loop.TimerHandle;
import asyncio.task.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/**
 * A worker that is a real process. What blocks, reading and writing its pipes, is done by one
 * thread of its own.
 *
 * <p>Its end is {@linkplain EventLoop#outsideWorkBegan outside work} from when it was killed, asked
 * to end, or seen to have died. So virtual time does not run past it.
 */
final class JvmWorker implements Worker {

  /** A program that a job has started may hold the pipe open when the worker is gone. */
  private static final Duration UNTIL_THE_PIPE_IS_GIVEN_UP = Duration.ofMillis(500);

  private static final Duration UNTIL_IT_IS_KILLED = Duration.ofSeconds(5);

  private final EventLoop loop;
  private final Process process;
  private final WorkerPipes pipes;
  private final ExecutorService thread;
  private final Future<Void> ended;
  private Future<Reply> reply;
  private TimerHandle lastMeasure;
  private boolean isToEnd;
  private boolean gone;

  /** Takes over a process that is there, and the thread that talks to it and ends with it. */
  JvmWorker(EventLoop loop, WorkerPipes pipes, ExecutorService thread) {
    this.loop = loop;
    this.pipes = pipes;
    this.thread = thread;
    process = pipes.process();
    ended = new Future<>(loop);
    StageFuture.of(loop, process.onExit()).addDoneCallback(_ -> exited());
  }

  @Override
  public Future<Reply> perform(Parcel job) {
    if (reply != null) {
      throw new IllegalStateException("the worker is busy");
    }
    var answer = new Future<Reply>(loop);
    reply = answer;
    try {
      RunInExecutor.<Reply>on(loop, thread, WhenCancelled.RUNS_ON, () -> pipes.exchange(job))
          .addDoneCallback(
              exchanged -> {
                switch (exchanged.exception()) {
                  case null -> answered(answer, exchanged.result());
                  // Nobody knows what is left on the pipes. Its end is the answer.
                  case Throwable _ -> kill();
                }
              });
    } catch (RejectedExecutionException ended) {
      loop.callSoon(() -> answered(answer, new Reply.Died(process.exitValue())));
    }
    return answer;
  }

  private void answered(Future<Reply> answer, Reply what) {
    if (answer.isDone()) {
      return;
    }
    reply = null;
    answer.setResult(what);
    if (gone && !ended.isDone()) {
      end();
    } else if (what instanceof Reply.Died) {
      awaitsItsEnd();
    }
  }

  /** From when it has to end, that is outside work. An idle worker is none. */
  private void awaitsItsEnd() {
    if (!gone && !isToEnd) {
      isToEnd = true;
      ProcessEnd.of(loop, process).addDoneCallback(_ -> exited());
    }
  }

  private void exited() {
    if (gone) {
      return;
    }
    gone = true;
    if (lastMeasure != null) {
      lastMeasure.cancel();
    }
    Future<Reply> missing = reply;
    if (missing == null) {
      end();
    } else {
      loop.callLater(
          UNTIL_THE_PIPE_IS_GIVEN_UP, () -> answered(missing, new Reply.Died(process.exitValue())));
    }
  }

  private void end() {
    ended.setResult(null);
  }

  @Override
  public void kill() {
    WorkerTree.kill(process.toHandle());
    awaitsItsEnd();
  }

  @Override
  public void retire() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // Then there is nobody to be told.
    }
    awaitsItsEnd();
    if (!gone && lastMeasure == null) {
      lastMeasure = loop.callLater(UNTIL_IT_IS_KILLED, this::kill);
    }
  }

  @Override
  public Future<Void> ended() {
    return ended;
  }

  /** Names the process. */
  @Override
  public String toString() {
    return "worker process " + process.pid();
  }
}
