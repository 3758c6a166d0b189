package asyncio.http;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@link Router} found.
 *
 * @param <T> what is routed to
 */
public sealed interface Match<T> {

  /**
   * A route.
   *
   * @param target what was added for it
   * @param parameters those of the path, by their names: one segment each, or several for the rest
   */
  record Found<T>(T target, Map<String, List<String>> parameters) implements Match<T> {}

  /**
   * There is such a path, but not with this method.
   *
   * @param allowed the methods that there are, in the order in which they were added; {@code HEAD}
   *     right after {@code GET}, if it was not added, and {@code OPTIONS} at the end, likewise
   */
  record WrongMethod<T>(Set<String> allowed) implements Match<T> {}

  /** There is no such path, but one that differs in the slash at its end. */
  record OtherSlash<T>() implements Match<T> {}

  /** There is no such path. */
  record NoSuchPath<T>() implements Match<T> {}
}
