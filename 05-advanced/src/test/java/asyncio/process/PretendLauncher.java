package asyncio.process;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Launches workers that are not real, on the loop's time, and knows how they were used. */
final class PretendLauncher implements WorkerLauncher {

  /** What a killed process ends with: 128 and SIGKILL. */
  static final int KILLED = 137;

  /** What one ends with whose job ends it. */
  static final int DIED = 3;

  final List<PretendWorker> workers = new ArrayList<>();
  private final Consumer<String> note;
  private final List<String> misused = new ArrayList<>();
  private final Deque<Throwable> failures = new ArrayDeque<>();
  private long launchMillis;
  private long dyingMillis;
  private boolean answeringThoughKilled;
  private int launches;
  private int alive;
  private int mostAlive;

  PretendLauncher(Consumer<String> note) {
    this.note = note;
  }

  /** Has each launch take so long. */
  PretendLauncher launchingIn(long millis) {
    launchMillis = millis;
    return this;
  }

  /** Has each worker take so long from when it is killed or retired to its end. */
  PretendLauncher dyingIn(long millis) {
    dyingMillis = millis;
    return this;
  }

  /** Has workers whose answer is already on its way when they are killed. */
  PretendLauncher answeringThoughKilled() {
    answeringThoughKilled = true;
    return this;
  }

  /** Has the next launch fail. */
  PretendLauncher failing(Throwable failure) {
    failures.add(failure);
    return this;
  }

  @Override
  public Future<Worker> launch() {
    EventLoop loop = EventLoop.running();
    var launched = new Future<Worker>(loop);
    launches++;
    count(1);
    note("launch");
    loop.callLater(
        Duration.ofMillis(launchMillis),
        () -> {
          if (failures.isEmpty()) {
            launched.setResult(newWorker());
          } else {
            count(-1);
            launched.setException(failures.poll());
          }
        });
    return launched;
  }

  /** One that is there already. */
  PretendWorker newWorker() {
    var worker = new PretendWorker(this, "w" + (workers.size() + 1));
    workers.add(worker);
    return worker;
  }

  private void count(int more) {
    alive += more;
    mostAlive = Math.max(mostAlive, alive);
  }

  private void note(String what) {
    note.accept(what);
  }

  int launches() {
    return launches;
  }

  /** How many processes there were at once, those included that start or end. */
  int mostAlive() {
    return mostAlive;
  }

  int alive() {
    return alive;
  }

  List<String> misused() {
    return misused;
  }

  /** One of the workers. */
  static final class PretendWorker implements Worker {

    private final PretendLauncher all;
    private final String name;
    private final EventLoop loop = EventLoop.running();
    private final Future<Void> ended = new Future<>(loop);
    private Future<Reply> reply;
    private String doing;
    private int killed;
    private int retired;
    private boolean ending;

    private PretendWorker(PretendLauncher all, String name) {
      this.all = all;
      this.name = name;
    }

    @Override
    public Future<Reply> perform(Parcel parcel) {
      Object job = parcel.open(OnPretendWorkers.ALLOWED);
      take(job.toString());
      var answer = new Future<Reply>(loop);
      reply = answer;
      if (ended.isDone()) {
        loop.callSoon(() -> answer(answer, new Reply.Died(ALREADY)));
      } else if (job instanceof Act act) {
        loop.callLater(Duration.ofMillis(act.millis()), () -> end(act, answer));
      } else {
        loop.callSoon(() -> answer(answer, called((Job<?>) job)));
      }
      return answer;
    }

    private static final int ALREADY = 255;

    /** Notes that it begins something, which must not happen while it does something else. */
    void take(String what) {
      if (ended.isDone()) {
        all.misused.add(what + " to " + this + ", which has ended");
      } else if (ending) {
        all.misused.add(what + " to " + this + ", which is about to end");
      } else if (doing != null) {
        all.misused.add(what + " to " + this + ", which does " + doing);
      }
      doing = what;
      all.note(name + " begins " + what);
    }

    /** It is through with what it was doing. */
    void done() {
      doing = null;
    }

    private static Reply called(Job<?> job) {
      try {
        return new Reply.Returned(
            Parcel.pack("the result", job.call(), OnPretendWorkers.ALLOWED)
                .open(OnPretendWorkers.ALLOWED));
      } catch (Throwable thrown) {
        return new Reply.Threw(thrown);
      }
    }

    private void end(Act act, Future<Reply> answer) {
      if (ending) {
        return;
      }
      switch (act.ending()) {
        case RETURNS -> answer(answer, new Reply.Returned(act.name()));
        case THROWS -> answer(answer, new Reply.Threw(new IllegalStateException(act.name())));
        case DIES -> die(DIED);
        case HANGS -> {}
      }
    }

    private void answer(Future<Reply> answer, Reply what) {
      if (!answer.isDone()) {
        doing = null;
        answer.setResult(what);
      }
    }

    @Override
    public void kill() {
      killed++;
      all.note(name + " is killed");
      if (all.answeringThoughKilled && reply != null) {
        answer(reply, new Reply.Returned("late"));
      }
      endAfterAWhile(KILLED);
    }

    @Override
    public void retire() {
      retired++;
      all.note(name + " is retired");
      endAfterAWhile(0);
    }

    private void endAfterAWhile(int exitCode) {
      if (!ending && !ended.isDone()) {
        ending = true;
        loop.callLater(Duration.ofMillis(all.dyingMillis), () -> die(exitCode));
      }
    }

    /** Its process ends, here and now. */
    void die(int exitCode) {
      if (!ended.isDone()) {
        if (reply != null) {
          answer(reply, new Reply.Died(exitCode));
        }
        all.count(-1);
        ended.setResult(null);
      }
    }

    @Override
    public Future<Void> ended() {
      return ended;
    }

    int killed() {
      return killed;
    }

    int retired() {
      return retired;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
