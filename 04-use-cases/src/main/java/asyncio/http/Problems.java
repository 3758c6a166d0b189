package asyncio.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Errors as JSON: the problem details of RFC 9457, which other servers and clients know, too.
 *
 * <pre>{@code
 * {"title": "Unprocessable Content", "status": 422, "detail": "id must be an int",
 *  "errors": [{"in": "path", "name": "id", "detail": "must be an int"}]}
 * }</pre>
 *
 * <p>FastAPI has {@code {"detail": …}}, and what {@code detail} holds depends on the error. A client
 * that shows {@code detail} to people can do so here.
 */
public final class Problems {

  /** The type of the body. */
  public static final String CONTENT_TYPE = "application/problem+json";

  /** Makes such a response. */
  public static final ErrorRenderer JSON = Problems::render;

  private Problems() {}

  private static Response render(HttpError error) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("title", error.status().reason());
    problem.put("status", error.status().code());
    problem.put("detail", error.getMessage());
    if (error instanceof InvalidRequest invalid && !invalid.errors().isEmpty()) {
      problem.put("errors", invalid.errors());
    }
    Response response = Response.of(error.status(), CONTENT_TYPE, Json.write(problem));
    return response.withHeaders(
        Headers.builder().addAll(error.headers()).addAll(response.headers()).build());
  }
}
