package asyncio.http;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/**
 * An application: routes, and middleware around all of them. FastAPI's {@code FastAPI()}.
 *
 * <pre>{@code
 * var app = new App();
 * app.use(new AccessLog(IO::println));
 * app.get("/", () -> Map.of("hello", "world"));
 * }</pre>
 *
 * <p>Errors that are meant for the client, {@link HttpError}s, become responses: those of the
 * router and of endpoints before any middleware sees them, so that the middleware sees what the
 * client will; those of the middleware at the very end. Anything else that is thrown goes through
 * all middleware, and comes out.
 */
@Exercise(value = "04.3", part = 3)
public final class App implements Handler, Routes {

  /** Makes an application without routes, whose errors are {@link Problems#JSON}. */
  public App() {
    this(Problems.JSON);
  }

  /** Makes one whose errors look otherwise. */
  public App(ErrorRenderer errors) {
    throw todo("04.3");
  }

  /**
   * Adds middleware around all routes, also those that are added later, and around what has no
   * route. The first that is added is the outermost: it sees a request first, and its response
   * last. (With Starlette and FastAPI, it is the last.)
   *
   * @return this
   */
  public App use(Middleware more) {
    throw todo("04.3");
  }

  /** See {@link Routes}, and {@link Parameters#of} for what is wrong with a record. */
  @Override
  public <P> void route(
      String method, String template, Class<P> parameters, Endpoint<? super P> endpoint) {
    throw todo("04.3");
  }

  /**
   * Answers a request, by the route that the {@link Router} finds for it.
   *
   * <ul>
   *   <li>What the endpoint returns becomes the response: see {@link Endpoint#answer}.
   *   <li>Without such a path: 404, {@code there is no PATH}: {@link Target#path}.
   *   <li>With another method: 405, {@code METHOD is not possible here}, with the others in {@code
   *       Allow}; but {@code OPTIONS} is answered 204, with the same header.
   *   <li>{@code OPTIONS *}, which is about the server: 204.
   *   <li>With another slash at its end, whatever the method: 307 with the right path, and the
   *       query, in {@code Location}. It has no host, also if the request's target has one: whoever
   *       makes a link to this server must not decide where it leads.
   * </ul>
   *
   * @throws Exception what middleware or an endpoint throws, unless it is an {@link HttpError}
   */
  @Override
  public Response handle(Request request) throws Exception {
    throw todo("04.3");
  }
}
