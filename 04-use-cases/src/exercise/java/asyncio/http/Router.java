package asyncio.http;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import loopcraft.grader.Exercise;

/**
 * Finds what answers a request, by the path and the method.
 *
 * <p>First the path decides. Several templates may match it; at the first segment in which they
 * differ, text goes before a parameter, and a parameter before the rest of a path. The order in
 * which they were added does not matter. The one that wins stands for a thing, such as the item 7,
 * and is the only one whose methods count.
 *
 * <p>Then the method decides. {@code HEAD} is answered as {@code GET} is, if it was not added
 * itself.
 *
 * @param <T> what is routed to
 */
@Exercise(value = "04.3", part = 3)
public final class Router<T> {

  /** Makes a router without routes. */
  public Router() {}

  /**
   * Adds a route.
   *
   * @param method case matters
   * @param target what {@link #find} should return for it
   * @throws IllegalArgumentException if there is a route for the method and just these paths,
   *     however the parameters are called: {@code GET /items/{key} is there already, as
   *     /items/{id}}
   */
  public void add(String method, PathTemplate template, T target) {
    throw todo("04.3");
  }

  /**
   * Finds the target for a request. If there is no such path, but one with a slash more or less at
   * its end, that is told whatever the methods are.
   *
   * @param path its segments, decoded; of {@code /items/} the second is empty. Without a segment,
   *     there is no such path
   */
  public Match<T> find(String method, List<String> path) {
    throw todo("04.3");
  }
}
