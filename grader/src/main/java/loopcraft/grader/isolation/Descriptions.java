package loopcraft.grader.isolation;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What class files say about exercises, each read once: folders have most of theirs in common. For
 * any threads.
 */
public final class Descriptions {

  private final Map<Key, DescribedClass> known = new ConcurrentHashMap<>();

  private record Key(String name, ByteBuffer bytes) {}

  DescribedClass of(String name, byte[] bytes) {
    return known.computeIfAbsent(
        new Key(name, ByteBuffer.wrap(bytes)), _ -> DescribedClass.of(name, bytes));
  }
}
