package asyncio.debug;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import loopcraft.grader.Exercise;

/**
 * Finds tasks that wait for each other in a ring. None of them will ever go on, unless somebody
 * else cancels one or completes what it waits for besides.
 */
@Exercise(value = "06.2", part = 3)
public final class AwaitRings {

  private static final int NONE = 0;

  private final TaskPicture picture;
  private final List<List<Integer>> awaiters;
  private final int[] awaitsLeft;
  private final int[] awaitersLeft;
  private final BitSet left = new BitSet();

  private AwaitRings(TaskPicture picture) {
    this.picture = picture;
    awaiters = picture.awaiters();
    awaitsLeft = picture.tasks().stream().mapToInt(task -> task.waitsFor().size()).toArray();
    awaitersLeft = awaiters.stream().mapToInt(List::size).toArray();
    left.set(1, picture.tasks().size() + 1);
  }

  /**
   * The rings of a picture. Two tasks belong together if each waits for the other, be it over
   * others; a task that waits for itself, by a {@code gather}, is a ring alone. Of all that belong
   * together one ring is named: it begins with the lowest id among them, each task in it waits for
   * the next one and the last for the first, and there is no shorter one from there. Of those that
   * are as short, it is the one whose tasks come first in {@link TaskInfo#waitsFor}, where they
   * first differ.
   *
   * <p>The rings are in the order of their first ids. A task that only waits for one in a ring, or
   * is only awaited by one, is in none. Pictures may have a hundred thousand tasks, one below the
   * other or in one ring.
   */
  public static List<List<TaskInfo>> in(TaskPicture picture) {
    return new AwaitRings(picture).find();
  }

  private List<List<TaskInfo>> find() {
    remove(left.stream().filter(this::isLoose).boxed().toList());
    var rings = new ArrayList<List<TaskInfo>>();
    for (int id = left.nextSetBit(0); id >= 0; id = left.nextSetBit(id + 1)) {
      Map<Integer, Integer> cameFrom = new HashMap<>();
      int last = search(id, cameFrom);
      if (last == NONE) {
        remove(List.of(id));
      } else {
        rings.add(ring(id, last, cameFrom));
        remove(together(id));
      }
    }
    return rings;
  }

  private boolean isLoose(int id) {
    return awaitsLeft[id - 1] == 0 || awaitersLeft[id - 1] == 0;
  }

  /** Removes tasks, and with them those that have nobody left on one side: they are in no ring. */
  private void remove(Collection<Integer> ids) {
    Deque<Integer> toRemove = new ArrayDeque<>(ids);
    while (!toRemove.isEmpty()) {
      int id = toRemove.pop();
      if (left.get(id)) {
        left.clear(id);
        picture.task(id).waitsFor().forEach(awaited -> awaitersLeft[awaited - 1]--);
        awaiters.get(id - 1).forEach(awaiter -> awaitsLeft[awaiter - 1]--);
        neighbours(id).filter(this::isLoose).forEach(toRemove::push);
      }
    }
  }

  private Stream<Integer> neighbours(int id) {
    return Stream.concat(picture.task(id).waitsFor().stream(), awaiters.get(id - 1).stream());
  }

  /** Looks in widening circles for the way back; returns the last one on it. */
  private int search(int from, Map<Integer, Integer> cameFrom) {
    Deque<Integer> toVisit = new ArrayDeque<>(List.of(from));
    while (!toVisit.isEmpty()) {
      int next = toVisit.remove();
      for (int awaited : picture.task(next).waitsFor()) {
        if (awaited == from) {
          return next;
        }
        if (left.get(awaited) && cameFrom.putIfAbsent(awaited, next) == null) {
          toVisit.add(awaited);
        }
      }
    }
    return NONE;
  }

  private List<TaskInfo> ring(int first, int last, Map<Integer, Integer> cameFrom) {
    var ring = new ArrayDeque<TaskInfo>();
    for (int id = last; id != first; id = cameFrom.get(id)) {
      ring.push(picture.task(id));
    }
    ring.push(picture.task(first));
    return List.copyOf(ring);
  }

  /** All for which a task waits, over others, and that wait for it. */
  private Set<Integer> together(int id) {
    Set<Integer> both = reach(id, next -> picture.task(next).waitsFor());
    both.retainAll(reach(id, next -> awaiters.get(next - 1)));
    return both;
  }

  private Set<Integer> reach(int from, IntFunction<List<Integer>> neighbours) {
    Set<Integer> reached = new HashSet<>(Set.of(from));
    Deque<Integer> toVisit = new ArrayDeque<>(reached);
    while (!toVisit.isEmpty()) {
      for (int next : neighbours.apply(toVisit.pop())) {
        if (left.get(next) && reached.add(next)) {
          toVisit.push(next);
        }
      }
    }
    return reached;
  }
}
