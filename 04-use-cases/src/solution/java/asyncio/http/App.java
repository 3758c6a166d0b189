package asyncio.http;

import static asyncio.Asyncio.await;

import asyncio.task.Awaitable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private final Router<Route<?>> router = new Router<>();
  private final ErrorRenderer errors;
  private final List<Middleware> middleware = new ArrayList<>();
  private Handler chain = this::dispatch;

  /** Makes an application without routes, whose errors are {@link Problems#JSON}. */
  public App() {
    this(Problems.JSON);
  }

  /** Makes one whose errors look otherwise. */
  public App(ErrorRenderer errors) {
    this.errors = Objects.requireNonNull(errors, "errors");
  }

  /**
   * Adds middleware around all routes, also those that are added later, and around what has no
   * route. The first that is added is the outermost: it sees a request first, and its response
   * last. (With Starlette and FastAPI, it is the last.)
   *
   * @return this
   */
  public App use(Middleware more) {
    middleware.add(Objects.requireNonNull(more, "middleware"));
    chain = this::dispatch;
    for (Middleware each : middleware.reversed()) {
      chain = each.around(chain);
    }
    return this;
  }

  /** See {@link Routes}, and {@link Parameters#of} for what is wrong with a record. */
  @Override
  public <P> void route(
      String method, String template, Class<P> parameters, Endpoint<? super P> endpoint) {
    Objects.requireNonNull(endpoint, "endpoint");
    PathTemplate path = PathTemplate.of(template);
    router.add(method, path, new Route<>(Parameters.of(parameters, path), endpoint));
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
    try {
      return chain.handle(request);
    } catch (HttpError error) {
      return errors.render(error);
    }
  }

  private Response dispatch(Request request) throws Exception {
    try {
      return switch (router.find(request.method(), request.segments())) {
        case Match.Found(var route, var path) -> response(route.answer(request, path));
        case Match.WrongMethod(var allowed) -> otherMethod(request, String.join(", ", allowed));
        case Match.OtherSlash() -> redirect(request);
        case Match.NoSuchPath() -> noSuchPath(request.path());
      };
    } catch (HttpError error) {
      return errors.render(error);
    }
  }

  private static Response response(Object answer) {
    return switch (answer) {
      case null -> Response.of(Status.NO_CONTENT);
      case Response response -> response;
      case Awaitable<?> later -> response(await(later));
      default -> Json.response(answer);
    };
  }

  private static Response otherMethod(Request request, String allowed) {
    if (request.method().equals("OPTIONS")) {
      return Response.of(Status.NO_CONTENT).withHeader("Allow", allowed);
    }
    throw new HttpError(
        Status.METHOD_NOT_ALLOWED,
        request.method() + " is not possible here",
        Headers.of("Allow", allowed));
  }

  private static Response noSuchPath(String path) {
    if (path.equals("*")) {
      return Response.of(Status.NO_CONTENT);
    }
    throw new HttpError(Status.NOT_FOUND, "there is no " + path);
  }

  /** In the encoding in which it came: what is decoded could mean something else. */
  private static Response redirect(Request request) {
    String path = request.path();
    String query = request.target().query();
    return Response.of(Status.TEMPORARY_REDIRECT)
        .withHeader(
            "Location",
            (path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/")
                + (query.isEmpty() ? "" : "?" + query));
  }

  private record Route<P>(Parameters<P> parameters, Endpoint<? super P> endpoint) {

    Object answer(Request request, Map<String, List<String>> path) throws Exception {
      return endpoint.answer(parameters.bind(request, path));
    }
  }
}
