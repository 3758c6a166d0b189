package asyncio.http;

import static loopcraft.grader.Todo.todo;

import asyncio.http.InvalidRequest.Invalid;
import java.util.List;
import java.util.Map;
import loopcraft.grader.Exercise;

/**
 * Makes the record of a route's parameters out of a request: what the parameters of a function are
 * for FastAPI.
 *
 * <p>What a component can be, {@link RecordShape} says, and {@link Component}. A value whose name
 * is a parameter of the path is what stands there; any other value is what stands in the query.
 *
 * @param <P> the record
 */
@Exercise(value = "04.3", part = 3)
final class Parameters<P> {

  private Parameters(RecordShape<P> shape) {
    throw todo("04.3");
  }

  /**
   * Looks at a record when its route is added, so that a mistake shows before the first request.
   *
   * @throws IllegalArgumentException if that is no record of parameters; if the template has a
   *     parameter for which the record has no value ({@link Component.One}, {@link Component.Maybe}
   *     or {@link Component.Many}): {@code Page has no value for {id}}; or if it has no {@link
   *     Component.Many} for the rest of a path: {@code Page has no list for {path...}}
   */
  static <P> Parameters<P> of(Class<P> record, PathTemplate template) {
    throw todo("04.3");
  }

  /**
   * Makes the record; awaits the body if there is a component for it.
   *
   * <p>First the values. All that are wrong are told together, in the order of the components, each
   * of a list by itself, and then the body is not even read. {@link Invalid#in} is {@code path} or
   * {@code query}, and {@link Invalid#detail} what the converter says, or {@code is missing}, or
   * {@code must be given once}.
   *
   * @param path the parameters of the path, by their names
   * @throws InvalidRequest if a value is not what it should be, or the body, or if the record's
   *     constructor throws an {@link IllegalArgumentException}: its message is for the client; if
   *     it has none, {@code the parameters are not valid}
   * @throws HttpError 415 if the body is not said to be JSON: {@code the body should be
   *     application/json}; 400 if it is none; and what reading the body throws
   * @throws Exception anything else that the constructor throws
   */
  P bind(Request request, Map<String, List<String>> path) throws Exception {
    throw todo("04.3");
  }
}
