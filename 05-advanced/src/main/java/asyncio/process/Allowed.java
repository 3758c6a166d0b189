package asyncio.process;

import java.io.ObjectInputFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be sent to a worker and back: a list of packages, and limits. Everything else is
 * refused, by whoever sends it and again by whoever receives it, before an object of it is made. To
 * deserialise a class is to run code of it; so what runs is only what was named here.
 *
 * @param packages whose classes may be sent, beside the JDK's values; not those below them. The
 *     empty name is the package of classes that have none
 * @param depth how deeply objects may contain each other
 * @param arrayLength how long an array may be, those included that collections have inside
 * @param bytes how large one job, or one result, may be
 */
public record Allowed(Set<String> packages, int depth, int arrayLength, int bytes) {

  /** Numbers, texts, times, collections, and the exceptions of these packages. */
  private static final Set<String> OF_THE_JDK =
      Set.of("java.lang", "java.math", "java.time", "java.time.chrono", "java.util");

  private static final Set<Class<?>> OF_THE_POOL =
      Set.of(
          Chunk.class, RemoteTrace.class, RemoteFailure.class, NotPortable.class, WorkerDied.class);

  /**
   * Keeps its own copy of the packages, and checks the numbers.
   *
   * @throws IllegalArgumentException if one is less than one
   */
  public Allowed {
    Positive.require("depth", depth);
    Positive.require("arrayLength", arrayLength);
    Positive.require("bytes", bytes);
    packages = Set.copyOf(packages);
  }

  /** The JDK's values alone, to a depth of 100, arrays of 10 million, 64 MiB in all. */
  public static Allowed values() {
    return new Allowed(Set.of(), 100, 10_000_000, 64 << 20);
  }

  /** The same, and the classes of these packages. */
  public Allowed and(String... more) {
    var all = new TreeSet<>(packages);
    all.addAll(Arrays.asList(more));
    return new Allowed(all, depth, arrayLength, bytes);
  }

  /** Whether objects of a class may be sent. */
  boolean admits(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    String name = element.getPackageName();
    return element.isPrimitive()
        || packages.contains(name)
        || OF_THE_JDK.contains(name)
        || OF_THE_POOL.contains(element)
        || isExceptionOfTheJdk(element);
  }

  private static boolean isExceptionOfTheJdk(Class<?> type) {
    return Throwable.class.isAssignableFrom(type)
        && (type.getClassLoader() == null
            || type.getClassLoader() == ClassLoader.getPlatformClassLoader());
  }

  /** A filter for one stream, which remembers what it has refused. */
  Screen screen() {
    return new Screen(this);
  }

  /** Writes it in one word, for a command line. */
  String encode() {
    return Stream.concat(Stream.of(depth, arrayLength, bytes), packages.stream())
        .map(Object::toString)
        .collect(Collectors.joining(","));
  }

  /** Reads what {@link #encode} has written. */
  static Allowed decode(String word) {
    List<String> parts = List.of(word.split(",", -1));
    return new Allowed(
        Set.copyOf(parts.subList(3, parts.size())),
        Integer.parseInt(parts.get(0)),
        Integer.parseInt(parts.get(1)),
        Integer.parseInt(parts.get(2)));
  }

  /** Looks at each class before an object of it is made. */
  static final class Screen implements ObjectInputFilter {

    private final Allowed allowed;
    private String refused;

    private Screen(Allowed allowed) {
      this.allowed = allowed;
    }

    /** What was refused, in words, or null. */
    String refused() {
      return refused;
    }

    @Override
    public Status checkInput(FilterInfo info) {
      Class<?> type = info.serialClass();
      if (info.depth() > allowed.depth()) {
        return refuse("objects nested more than " + allowed.depth() + " deep");
      } else if (info.arrayLength() > allowed.arrayLength()) {
        return refuse("an array of more than " + allowed.arrayLength());
      } else if (type == null) {
        return Status.UNDECIDED;
      } else if (allowed.admits(type)) {
        return Status.ALLOWED;
      } else {
        return refuse(type.getName());
      }
    }

    private Status refuse(String what) {
      refused = what;
      return Status.REJECTED;
    }
  }
}
