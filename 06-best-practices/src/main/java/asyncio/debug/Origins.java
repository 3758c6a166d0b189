package asyncio.debug;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * Where objects come from, as long as they are there: it does not keep them from being collected,
 * and forgets those that were. Objects are told apart by identity, and asked nothing.
 */
public final class Origins {

  private final Map<Key, Place> places = new HashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  /**
   * Notes where an object comes from, in place of what was noted before.
   *
   * @param place null: that is not known
   */
  public void put(Object object, Place place) {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      places.remove(gone);
    }
    places.put(new Key(object, collected), place);
  }

  /** Where an object comes from, or null if that is not known. */
  public Place get(Object object) {
    return places.get(new Key(object, null));
  }

  /** How many objects are known, some of those included that have been collected. */
  public int size() {
    return places.size();
  }

  private static final class Key extends WeakReference<Object> {

    private final int hash;

    Key(Object object, ReferenceQueue<Object> collected) {
      super(object, collected);
      hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Key key && get() != null && key.refersTo(get());
    }
  }
}
