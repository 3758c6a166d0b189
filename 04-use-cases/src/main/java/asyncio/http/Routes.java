package asyncio.http;

import java.util.concurrent.Callable;

/**
 * Where routes are named: {@code @app.get("/items/{id}")}.
 *
 * <pre>{@code
 * record Page(int id, @Default("10") int limit, Optional<String> q) {}
 *
 * app.get("/", () -> Map.of("hello", "world"));
 * app.get("/items/{id}", Page.class, page -> items.find(page.id(), page.q()));
 * }</pre>
 *
 * <p>The names of a lambda's parameters are gone when the program runs. Those of a record's
 * components are not, so that a record says what a route takes: see {@link RecordShape}.
 */
public interface Routes {

  /**
   * Adds a route.
   *
   * @param method {@code GET}, or any other
   * @param template see {@link PathTemplate}
   * @param parameters a record, which has a component for each parameter of the template
   * @param endpoint what answers
   * @throws IllegalArgumentException if one of these is not as it should be, or there is such a
   *     route
   */
  <P> void route(String method, String template, Class<P> parameters, Endpoint<? super P> endpoint);

  /**
   * Adds a route whose endpoint is given the request itself. The template has no parameters: for
   * those there must be a record, which may have a {@link Request} as well.
   */
  default void route(String method, String template, Endpoint<? super Request> endpoint) {
    route(method, template, Whole.class, whole -> endpoint.answer(whole.request()));
  }

  /** Adds a route whose endpoint needs to know nothing, and whose template has no parameters. */
  default void route(String method, String template, Callable<?> endpoint) {
    route(method, template, Nothing.class, _ -> endpoint.call());
  }

  /** A route for {@code GET}, and for {@code HEAD} if there is no other. */
  default <P> void get(String template, Class<P> parameters, Endpoint<? super P> endpoint) {
    route("GET", template, parameters, endpoint);
  }

  /** The same for who wants the request itself. */
  default void get(String template, Endpoint<? super Request> endpoint) {
    route("GET", template, endpoint);
  }

  /** The same for who needs to know nothing. */
  default void get(String template, Callable<?> endpoint) {
    route("GET", template, endpoint);
  }

  /** A route for {@code POST}. */
  default <P> void post(String template, Class<P> parameters, Endpoint<? super P> endpoint) {
    route("POST", template, parameters, endpoint);
  }

  /** The same for who wants the request itself. */
  default void post(String template, Endpoint<? super Request> endpoint) {
    route("POST", template, endpoint);
  }

  /** A route for {@code PUT}. */
  default <P> void put(String template, Class<P> parameters, Endpoint<? super P> endpoint) {
    route("PUT", template, parameters, endpoint);
  }

  /** A route for {@code PATCH}. */
  default <P> void patch(String template, Class<P> parameters, Endpoint<? super P> endpoint) {
    route("PATCH", template, parameters, endpoint);
  }

  /** A route for {@code DELETE}. */
  default <P> void delete(String template, Class<P> parameters, Endpoint<? super P> endpoint) {
    route("DELETE", template, parameters, endpoint);
  }

  /** What an endpoint is given that wants the request itself. */
  record Whole(Request request) {}

  /** What an endpoint is given that needs to know nothing. */
  record Nothing() {}
}
