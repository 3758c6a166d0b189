package asyncio.periodic;

import static loopcraft.grader.Todo.todo;

import java.util.Optional;
import loopcraft.grader.Exercise;

/** Whose turn it is to run: what an {@link Overlap} means for ticks that come and runs that end. */
@Exercise(value = "04.6", part = 2)
final class Turns {

  /** Makes turns by a policy; nothing runs, and nothing waits. */
  Turns(Overlap overlap) {
    throw todo("04.6");
  }

  /**
   * A tick has come. It waits for its turn, which may come at once, unless there is no room for it:
   * so many may be under way or wait as {@link Overlap#atOnce} and {@link Overlap#waiting} allow
   * together.
   *
   * @return whether it is going to run; otherwise it is forgotten
   */
  boolean offer(Tick tick) {
    throw todo("04.6");
  }

  /**
   * The tick whose turn it is: the first that waits, if fewer runs than {@link Overlap#atOnce} are
   * under way. Then one more is, until {@link #ended} is called.
   */
  Optional<Tick> next() {
    throw todo("04.6");
  }

  /** A run that was under way has ended. */
  void ended() {
    throw todo("04.6");
  }

  /** How many ticks wait. */
  int waiting() {
    throw todo("04.6");
  }

  /**
   * Forgets the ticks that wait.
   *
   * @return how many there were
   */
  int clear() {
    throw todo("04.6");
  }
}
