package asyncio.periodic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import loopcraft.grader.Exercise;

/** Whose turn it is to run: what an {@link Overlap} means for ticks that come and runs that end. */
@Exercise(value = "04.6", part = 2)
final class Turns {

  private final Overlap overlap;
  private final Deque<Tick> waiting = new ArrayDeque<>();
  private int underWay;

  /** Makes turns by a policy; nothing runs, and nothing waits. */
  Turns(Overlap overlap) {
    this.overlap = overlap;
  }

  /**
   * A tick has come. It waits for its turn, which may come at once, unless there is no room for it:
   * so many may be under way or wait as {@link Overlap#atOnce} and {@link Overlap#waiting} allow
   * together.
   *
   * @return whether it is going to run; otherwise it is forgotten
   */
  boolean offer(Tick tick) {
    boolean hasRoom =
        (long) underWay + waiting.size() < (long) overlap.atOnce() + overlap.waiting();
    if (hasRoom) {
      waiting.add(tick);
    }
    return hasRoom;
  }

  /**
   * The tick whose turn it is: the first that waits, if fewer runs than {@link Overlap#atOnce} are
   * under way. Then one more is, until {@link #ended} is called.
   */
  Optional<Tick> next() {
    if (underWay == overlap.atOnce() || waiting.isEmpty()) {
      return Optional.empty();
    }
    underWay++;
    return Optional.of(waiting.remove());
  }

  /** A run that was under way has ended. */
  void ended() {
    underWay--;
  }

  /** How many ticks wait. */
  int waiting() {
    return waiting.size();
  }

  /**
   * Forgets the ticks that wait.
   *
   * @return how many there were
   */
  int clear() {
    int forgotten = waiting.size();
    waiting.clear();
    return forgotten;
  }
}
