package asyncio.compare;

import asyncio.loop.EventLoop;
import asyncio.process.Allowed;
import asyncio.process.Job;
import asyncio.process.Parcel;
import asyncio.process.Reply;
import asyncio.process.Worker;
import asyncio.process.WorkerLauncher;
import asyncio.task.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Workers that are no processes, but get copies of their jobs as processes do. They do jobs on the
 * loop's thread, and hang, die and end when a test wants it. A test's thread may ask.
 */
final class PretendWorkers implements WorkerLauncher {

  /** What a killed process ends with. */
  static final int KILLED = 137;

  /** A worker that gets such a job never answers. */
  record Hang() implements asyncio.compare.Job<String> {
    @Override
    public String perform(Site site) {
      throw new Hanging();
    }
  }

  /** The process ends. */
  record Die(int exitCode) implements asyncio.compare.Job<String> {
    @Override
    public String perform(Site site) {
      throw new Dying(exitCode);
    }
  }

  private static final class Hanging extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class Dying extends Error {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    Dying(int exitCode) {
      this.exitCode = exitCode;
    }
  }

  final AtomicInteger launches = new AtomicInteger();
  final AtomicInteger trips = new AtomicInteger();
  final AtomicInteger kills = new AtomicInteger();
  final AtomicInteger alive = new AtomicInteger();
  private final AtomicInteger hangingNow = new AtomicInteger();
  final CountDownLatch hanging;
  final CountDownLatch killed = new CountDownLatch(1);
  final CountDownLatch retired = new CountDownLatch(1);
  private final EventLoop loop = EventLoop.running();
  private final Allowed allowed;
  private final int answersAtOnce;
  private final boolean killedLinger;
  private volatile boolean retiredLinger;
  private final List<Runnable> answers = new ArrayList<>();
  private final List<Pretend> lingering = new ArrayList<>();

  /**
   * Makes some.
   *
   * @param hangs how many jobs are to hang before {@link #hanging} is open
   * @param answersAtOnce the answers are kept until so many jobs have begun; then the last comes
   *     first
   * @param killedLinger whether those that were killed end only when the test lets them
   */
  PretendWorkers(Allowed allowed, int hangs, int answersAtOnce, boolean killedLinger) {
    this.allowed = allowed;
    this.hanging = new CountDownLatch(hangs);
    this.answersAtOnce = answersAtOnce;
    this.killedLinger = killedLinger;
  }

  @Override
  public Future<Worker> launch() {
    var launched = new Future<Worker>(loop);
    launches.incrementAndGet();
    alive.incrementAndGet();
    loop.callSoon(() -> launched.setResult(new Pretend()));
    return launched;
  }

  /** From now on, those that are retired end only when the test lets them. */
  void retiredLinger() {
    retiredLinger = true;
  }

  /** Has those end that were killed or retired, if their loop is still there. */
  void letThemEnd() {
    if (!loop.isClosed()) {
      loop.callSoonThreadsafe(() -> lingering.forEach(worker -> worker.end(KILLED)));
    }
  }

  /** How many workers have a job that hangs, and have not ended. */
  int hangingWorkers() {
    return hangingNow.get();
  }

  private void answer(Runnable answer) {
    answers.addFirst(answer);
    if (answers.size() >= answersAtOnce) {
      answers.forEach(loop::callSoon);
      answers.clear();
    }
  }

  private final class Pretend implements Worker {

    private final Future<Void> ended = new Future<>(loop);
    private Future<Reply> reply;
    private boolean hangs;

    @Override
    public Future<Reply> perform(Parcel parcel) {
      trips.incrementAndGet();
      var answer = new Future<Reply>(loop);
      reply = answer;
      try {
        var job = (Job<?>) parcel.open(allowed);
        Object result = job.call();
        answer(() -> reply(answer, new Reply.Returned(result)));
      } catch (Hanging never) {
        hangs = true;
        hangingNow.incrementAndGet();
        hanging.countDown();
      } catch (Dying dying) {
        loop.callSoon(() -> end(dying.exitCode));
      } catch (Throwable thrown) {
        answer(() -> reply(answer, new Reply.Threw(thrown)));
      }
      return answer;
    }

    private void reply(Future<Reply> answer, Reply what) {
      if (!answer.isDone()) {
        answer.setResult(what);
      }
    }

    private void end(int exitCode) {
      if (!ended.isDone()) {
        if (reply != null) {
          reply(reply, new Reply.Died(exitCode));
        }
        alive.decrementAndGet();
        if (hangs) {
          hangingNow.decrementAndGet();
        }
        ended.setResult(null);
      }
    }

    @Override
    public void kill() {
      kills.incrementAndGet();
      lingering.add(this);
      killed.countDown();
      if (!killedLinger) {
        loop.callSoon(() -> end(KILLED));
      }
    }

    @Override
    public void retire() {
      lingering.add(this);
      retired.countDown();
      if (!retiredLinger) {
        loop.callSoon(() -> end(0));
      }
    }

    @Override
    public Future<Void> ended() {
      return ended;
    }
  }
}
