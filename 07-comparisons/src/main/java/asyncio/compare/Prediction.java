package asyncio.compare;

/** The answers that there are to the questions of 07.4. */
public final class Prediction {

  private Prediction() {}

  /** How many threads of this process do the jobs, and whose they are. */
  public enum Threads {
    /** None. */
    NONE_HERE,
    /** The thread that called the model, and no other. */
    THE_CALLERS,
    /** One, which is not the caller's. */
    ONE_OTHER,
    /** Two, none of which is the caller's. */
    TWO_OTHERS,
    /** As many as there are jobs, and none is the caller's. */
    ONE_EACH
  }

  /** How many jobs are under way at the same time. */
  public enum AtOnce {
    /** One. */
    ONE,
    /** Two. */
    TWO,
    /** All there are. */
    ALL
  }

  /** How a job that is under way hears that another one has failed. */
  public enum Told {
    /** It does not: it goes on, and is waited for. */
    NOTHING,
    /** Its thread is interrupted. */
    INTERRUPT,
    /** By a {@link asyncio.task.CancelledError}, out of what it awaits. */
    CANCELLED_ERROR,
    /** It does not, and is gone: not even its {@code finally} runs. */
    KILLED,
    /** The question does not arise: the other one begins when it has ended. */
    NEVER_BESIDE
  }

  /** When a failure comes out, if another job computes and does not listen. */
  public enum Failure {
    /** At once: what computes is ended by force. */
    AT_ONCE,
    /** The other job has failed long ago, and the model waits for the one that computes. */
    WHEN_IT_HAS_ENDED,
    /** The other job does not begin to fail before the one that computes has ended. */
    NOT_BEFORE_IT_HAS_ENDED
  }

  /** What becomes of two updates of one value, which nothing guards. */
  public enum Update {
    /** Both are there, in each run. */
    NONE_IS_LOST,
    /** There are runs in which one of them is lost. */
    ONE_CAN_BE_LOST,
    /** Neither is there: each job has changed a copy. */
    NEITHER_IS_HERE
  }

  /** Which thread runs what was to be run after a future. */
  public enum Whose {
    /** The thread that completes the future. */
    WHO_COMPLETES,
    /** The thread that adds it. */
    WHO_ADDS,
    /** A thread of the pool that was given along with it. */
    THE_POOLS,
    /** The loop's thread, in an iteration to come. */
    THE_LOOPS
  }

  /** A way to say what is to be run after a future. */
  public enum After {
    /** {@code thenApply} of a {@code CompletableFuture} that is not done. */
    THEN_APPLY_BEFORE_IT_IS_DONE,
    /** {@code thenApply} of one that is done. */
    THEN_APPLY_WHEN_IT_IS_DONE,
    /** {@code thenApplyAsync} with a pool, of one that is done. */
    THEN_APPLY_ASYNC,
    /** {@code addDoneCallback} of the loop's future that is not done. */
    CALLBACK_BEFORE_IT_IS_DONE,
    /** {@code addDoneCallback} of one that is done. */
    CALLBACK_WHEN_IT_IS_DONE
  }
}
