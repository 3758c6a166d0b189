package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static asyncio.http.Requests.asking;
import static asyncio.http.Requests.bodyOf;
import static asyncio.http.Requests.header;
import static asyncio.http.Requests.show;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.3", part = 5, points = 7, seconds = 6)
@DisplayName("04.3 A web server, part 3: the application")
class AppTest extends OverHttp {

  private static final Misconception LAST_IS_OUTERMOST =
      Misconception.of(
          "last-middleware-is-outermost",
          "middleware runs in the opposite order: the first that was added should see a request"
              + " first");

  private static final Misconception ROUTES_ONLY =
      Misconception.of(
          "middleware-around-routes-only",
          "what has no route is answered without the middleware, and stands in no log");

  private static final Misconception EARLY_ROUTES =
      Misconception.of(
          "middleware-of-the-time",
          "a route keeps the middleware of the time when it was added, and lacks what came later");

  private static final Misconception ERRORS_PASS_BY =
      Misconception.of(
          "errors-pass-the-middleware-by",
          "errors become responses outside of the middleware only, which sees neither status nor"
              + " header");

  private static final Misconception MIDDLEWARE_ERRORS =
      Misconception.of(
          "errors-of-middleware-come-out",
          "an HttpError is turned into a response only if an endpoint throws it");

  private static final Misconception SWALLOWS =
      Misconception.of(
          "failure-is-swallowed",
          "whatever is thrown becomes a response, and neither the middleware nor the server's log"
              + " hears of it");

  private static final Misconception NULL_AS_JSON =
      Misconception.of("null-as-json", "an endpoint that returns nothing is answered with null");

  private static final Misconception NEVER_AWAITED =
      Misconception.of(
          "coroutine-as-json", "an endpoint returns a coroutine, and nobody awaits it");

  private static final Misconception LOSES_QUERY =
      Misconception.of("redirect-loses-the-query", "a redirect forgets the query");

  private static final Misconception DECODES_LOCATION =
      Misconception.of(
          "redirect-is-decoded",
          "a redirect leads to the decoded path, which is another one, or none at all");

  private static final Misconception TARGET_FOR_PATH =
      Misconception.of(
          "target-for-path",
          "the whole target is taken for the path: a URL has a host before it, so that a link to"
              + " this server could send a client to another, and a query behind it");

  private static final Misconception REDIRECTS_GET =
      Misconception.of(
          "redirects-only-get",
          "a wrong slash is set right for GET alone; by 307 a client sends any method again, with"
              + " its body");

  private static final Misconception OPTIONS_REFUSED =
      Misconception.of(
          "options-is-refused", "OPTIONS is refused, although it only asks what is possible");

  private static final Misconception DROPS_HEADERS =
      Misconception.of(
          "error-loses-its-headers", "the header fields of an error do not reach the client");

  private final App app = new App();

  private record Page(int id) {}

  private record Item(int id, String name) {}

  private Response ask(Request request) {
    var answers = new ArrayList<Response>();
    run(() -> answers.add(app.handle(request)));
    return answers.getFirst();
  }

  @Test
  @DisplayName("what an endpoint returns is sent as JSON")
  void sentAsJson() {
    app.get("/items/{id}", Page.class, page -> new Item(page.id(), "tea"));
    app.get("/word", () -> "tea");
    Response response = ask(asking("/items/7"));

    observed(
            "the answers for /items/7 and /word",
            List.of(show(response), show(ask(asking("/word")))))
        .shouldBe("200 {\"id\":7,\"name\":\"tea\"}", "200 \"tea\"");
    observed("the content type", header(response, "Content-Type")).shouldBe("application/json");
  }

  @Test
  @DisplayName("a response is sent as it is, and nothing as 204")
  void responsesAndNothing() {
    Response made = Response.text(Status.CREATED, "made");
    app.post("/items", _ -> made);
    app.delete("/items/{id}", Page.class, _ -> null);

    observed("the answer to POST /items", ask(asking("POST", "/items"))).shouldBeSameAs(made);
    observed("the answer to DELETE /items/7", show(ask(asking("DELETE", "/items/7"))))
        .suggests(NULL_AS_JSON, seen -> seen.startsWith("200"))
        .shouldBe("204");
  }

  private Coroutine<Item> find(int id) {
    return async(
        () -> {
          await(sleep(Duration.ofSeconds(1)));
          return new Item(id, "tea");
        });
  }

  @Test
  @DisplayName("endpoints may await, and may return what is to be awaited")
  void endpointsAwait() {
    app.get("/items/{id}", Page.class, page -> await(find(page.id())));
    app.get("/later/{id}", Page.class, page -> find(page.id()));
    var answers = new ArrayList<String>();
    run(
        () -> {
          for (Response each :
              await(
                  gather(
                      async(() -> app.handle(asking("/items/1"))),
                      async(() -> app.handle(asking("/later/2")))))) {
            answers.add(show(each));
          }
          answers.add("after " + time.now());
        });

    observed("the answers to two requests side by side", answers)
        .suggests(NEVER_AWAITED, seen -> !seen.get(1).contains("tea"))
        .shouldBe(
            "200 {\"id\":1,\"name\":\"tea\"}", "200 {\"id\":2,\"name\":\"tea\"}", "after PT1S");
  }

  @Test
  @DisplayName("what is not there is 404, as JSON")
  void notThere() {
    Response response = ask(asking("/nothing%20here"));

    observed("the answer", show(response))
        .shouldBe(
            "404 {\"title\":\"Not Found\",\"status\":404,"
                + "\"detail\":\"there is no /nothing%20here\"}");
    observed("its type", header(response, "Content-Type")).shouldBe("application/problem+json");
  }

  @Test
  @DisplayName("another method is 405, and OPTIONS says which there are")
  void otherMethods() {
    app.get("/items/{id}", Page.class, page -> page);
    app.delete("/items/{id}", Page.class, _ -> null);
    Response refused = ask(asking("PUT", "/items/7"));
    Response options = ask(asking("OPTIONS", "/items/7"));

    observed("the answer to PUT", refused.status()).shouldBe(Status.METHOD_NOT_ALLOWED);
    observed("what is allowed", header(refused, "Allow"))
        .suggests(DROPS_HEADERS, String::isEmpty)
        .shouldBe("GET, HEAD, DELETE, OPTIONS");
    observed("what the client is told", bodyOf(refused))
        .shouldBe(
            "{\"title\":\"Method Not Allowed\",\"status\":405,"
                + "\"detail\":\"PUT is not possible here\"}");
    observed("the answer to OPTIONS *", show(ask(serverOptions()))).shouldBe("204");
    observed("the answer to OPTIONS", show(options) + " " + header(options, "Allow"))
        .suggests(OPTIONS_REFUSED, seen -> seen.startsWith("405"))
        .shouldBe("204 GET, HEAD, DELETE, OPTIONS");
  }

  private static Request serverOptions() {
    return new Request(
        new RequestHead(
            "OPTIONS",
            new Target("*", "*", List.of(), "", Map.of()),
            HttpVersion.HTTP_1_1,
            Headers.EMPTY),
        RequestBody.EMPTY,
        Optional.empty());
  }

  @Test
  @DisplayName("a wrong slash at the end is set right, and nothing else of the path is touched")
  void wrongSlash() {
    app.get("/items/{id}", Page.class, page -> page);
    app.get("/docs/{name}/", Doc.class, doc -> doc);

    observed(
            "where the client is sent for /docs/caf%C3%A9%2F1?a=%26&b and for /items/%37/",
            List.of(
                location(ask(asking("/docs/caf%C3%A9%2F1?a=%26&b"))),
                location(ask(asking("/items/%37/")))))
        .suggests(LOSES_QUERY, seen -> seen.getFirst().equals("307 /docs/caf%C3%A9%2F1/"))
        .suggests(DECODES_LOCATION, seen -> seen.getLast().equals("307 /items/7"))
        .shouldBe("307 /docs/caf%C3%A9%2F1/?a=%26&b", "307 /items/%37");
  }

  @Test
  @DisplayName("a wrong slash is set right whatever the method")
  void wrongSlashForEveryMethod() {
    app.post("/orders", _ -> null);

    observed(
            "where the client is sent for POST, PUT and OPTIONS /orders/",
            List.of(
                location(ask(asking("POST", "/orders/"))),
                location(ask(asking("PUT", "/orders/"))),
                location(ask(asking("OPTIONS", "/orders/")))))
        .suggests(REDIRECTS_GET, seen -> seen.getFirst().startsWith("40"))
        .shouldBe("307 /orders", "307 /orders", "307 /orders");
  }

  @Test
  @DisplayName("a redirect keeps to this server, whatever host the request names")
  void redirectOfAUrl() {
    app.get("/items", () -> "all");

    observed(
            "where the client is sent for http://other.example/items/",
            location(ask(askingUrl("/items/"))))
        .suggests(TARGET_FOR_PATH, seen -> seen.contains("other.example"))
        .shouldBe("307 /items");
  }

  @Test
  @DisplayName("what is not there is the path, without a host and a query")
  void notThereOfAUrl() {
    observed(
            "the answers for http://other.example/nothing and for /nothing?q=1",
            List.of(
                show(ask(askingUrl("/nothing"))).replaceAll(".*\"detail\":", ""),
                show(ask(asking("/nothing?q=1"))).replaceAll(".*\"detail\":", "")))
        .suggests(
            TARGET_FOR_PATH, seen -> seen.stream().anyMatch(l -> l.matches(".*(other|q=1).*")))
        .shouldBe("\"there is no /nothing\"}", "\"there is no /nothing\"}");
  }

  /** A request whose target names a host as well, as that to a proxy does. */
  private static Request askingUrl(String rest) {
    Request request = asking(rest);
    Target target = request.target();
    return new Request(
        new RequestHead(
            request.method(),
            new Target(
                "http://other.example" + rest,
                target.path(),
                target.segments(),
                target.query(),
                target.parameters()),
            HttpVersion.HTTP_1_1,
            Headers.EMPTY),
        RequestBody.EMPTY,
        Optional.empty());
  }

  private record Doc(String name) {}

  private static String location(Response response) {
    return response.status().code() + " " + header(response, "Location");
  }

  @Test
  @DisplayName("what the record refuses is 422, and says all of it")
  void invalidParameters() {
    app.get("/items/{id}", Page.class, page -> page);

    observed("the answer for /items/seven", show(ask(asking("/items/seven"))))
        .shouldBe(
            "422 {\"title\":\"Unprocessable Content\",\"status\":422,"
                + "\"detail\":\"id must be an int\",\"errors\":["
                + "{\"in\":\"path\",\"name\":\"id\",\"detail\":\"must be an int\"}]}");
  }

  @Test
  @DisplayName("an error of the endpoint is sent with its status and its header fields")
  void errorsOfEndpoints() {
    app.get(
        "/busy",
        () -> {
          throw new HttpError(
              Status.SERVICE_UNAVAILABLE, "come again", Headers.of("Retry-After", "5"));
        });
    Response response = ask(asking("/busy"));

    observed("the answer", show(response))
        .shouldBe(
            "503 {\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"come again\"}");
    observed("its Retry-After", header(response, "Retry-After")).shouldBe("5");
  }

  @Test
  @DisplayName("an application can have errors of its own looks")
  void otherLooks() {
    var other = new App(ErrorRenderer.PLAIN);
    var answers = new ArrayList<Response>();
    run(() -> answers.add(other.handle(asking("/"))));

    observed("the answer", show(answers.getFirst())).shouldBe("404 there is no /");
  }

  private Middleware noting(String name) {
    return (request, next) -> {
      note(name + " sees " + request.path());
      try {
        Response response = next.handle(request);
        note(name + " sees " + response.status().code());
        return response;
      } catch (Throwable failure) {
        note(name + " sees " + failure.getClass().getSimpleName());
        throw failure;
      }
    };
  }

  @Test
  @DisplayName("the first middleware is the outermost")
  void theFirstIsTheOutermost() {
    app.use(noting("first")).use(noting("second"));
    app.get(
        "/",
        () -> {
          note("endpoint");
          return "hello";
        });
    ask(asking("/"));

    observed("who saw what", trace)
        .suggests(LAST_IS_OUTERMOST, seen -> seen.getFirst().equals("second sees /"))
        .shouldBe("first sees /", "second sees /", "endpoint", "second sees 200", "first sees 200");
  }

  @Test
  @DisplayName("middleware can answer itself, and change what goes out")
  void middlewareAnswers() {
    app.use((request, next) -> next.handle(request).withHeader("X-Seen", "yes"));
    app.use(
        (request, next) ->
            request.path().equals("/door") ? Response.text("shut") : next.handle(request));
    app.get("/door", () -> "open");
    Response response = ask(asking("/door"));

    observed("the answer", show(response) + " " + header(response, "X-Seen"))
        .shouldBe("200 shut yes");
  }

  @Test
  @DisplayName("middleware sees what has no route, too")
  void middlewareSeesEverything() {
    app.use(noting("log"));
    app.get("/items/{id}", Page.class, page -> page);
    ask(asking("/nothing"));
    ask(asking("PUT", "/items/7"));
    ask(asking("/items/7/"));

    observed("what the middleware saw", trace)
        .suggests(ROUTES_ONLY, List::isEmpty)
        .suggests(ERRORS_PASS_BY, seen -> seen.contains("log sees HttpError"))
        .shouldBe(
            "log sees /nothing",
            "log sees 404",
            "log sees /items/7",
            "log sees 405",
            "log sees /items/7/",
            "log sees 307");
  }

  @Test
  @DisplayName("middleware sees what is asked about the server as a whole")
  void middlewareSeesServerOptions() {
    app.use(noting("log"));
    ask(serverOptions());

    observed("what the middleware saw", trace)
        .suggests(ROUTES_ONLY, List::isEmpty)
        .shouldBe("log sees *", "log sees 204");
  }

  @Test
  @DisplayName("middleware sees an endpoint's error as the client will")
  void middlewareSeesResponses() {
    app.use(noting("log"));
    app.get("/items/{id}", Page.class, page -> page);
    app.get(
        "/gone",
        () -> {
          throw new HttpError(Status.GONE, "no longer");
        });
    ask(asking("/gone"));
    ask(asking("/items/x"));

    observed("what the middleware saw", trace)
        .suggests(ERRORS_PASS_BY, seen -> seen.contains("log sees HttpError"))
        .shouldBe("log sees /gone", "log sees 410", "log sees /items/x", "log sees 422");
  }

  @Test
  @DisplayName("an error of the middleware is sent, too")
  void errorsOfMiddleware() {
    app.use(noting("log"));
    app.use(
        (_, _) -> {
          throw new HttpError(Status.UNAUTHORIZED, "who are you?");
        });
    app.get("/", () -> "hello");
    var answers = new ArrayList<String>();
    attempting("asking for what the middleware refuses", () -> answers.add(show(ask(asking("/")))))
        .suggests(MIDDLEWARE_ERRORS, HttpError.class::isInstance)
        .shouldSucceed();

    observed("the answer", answers)
        .shouldBe("401 {\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"who are you?\"}");
    observed("what the middleware around it saw", trace)
        .shouldBe("log sees /", "log sees HttpError");
  }

  @Test
  @DisplayName("middleware is around routes that were there before it")
  void middlewareComesLater() {
    app.get("/", () -> "hello");
    app.use(noting("late"));
    ask(asking("/"));

    observed("what the middleware saw", trace)
        .suggests(EARLY_ROUTES, List::isEmpty)
        .shouldBe("late sees /", "late sees 200");
  }

  @Test
  @DisplayName("any other failure goes through all middleware, and comes out")
  void otherFailuresComeOut() {
    var failure = new IOException("disk");
    app.use(noting("log"));
    app.get(
        "/",
        () -> {
          throw failure;
        });
    Throwable thrown =
        attempting("asking for what fails", () -> ask(asking("/")))
            .suggests(SWALLOWS, none -> none == null)
            .shouldThrow(IOException.class);

    observed("what comes out", thrown).shouldBeSameAs(failure);
    observed("what the middleware saw", trace).shouldBe("log sees /", "log sees IOException");
  }

  @Test
  @DisplayName("what cannot be written as JSON fails while the middleware can still see it")
  void notJson() {
    app.use(noting("log"));
    app.get("/", Loop::new);
    attempting("sending what contains itself", () -> ask(asking("/")))
        .suggests(SWALLOWS, none -> none == null)
        .shouldThrow(RuntimeException.class);

    observed("how much the middleware saw", trace.lines().size()).shouldBe(2);
  }

  private static final class Loop {
    public Loop getItself() {
      return this;
    }
  }

  @Test
  @DisplayName("a request that is cancelled is cancelled, and not answered")
  void aCancelledRequest() {
    app.get("/", () -> await(sleep(Duration.ofHours(1))));
    run(
        () -> {
          Callable<Response> asking = () -> app.handle(asking("/"));
          Task<Response> task = createTask(async(asking));
          pause(50);
          task.cancel();
          try {
            note("answered " + await(task).status());
          } catch (CancelledError cancelled) {
            note("cancelled");
          }
        });

    observed("what became of it", trace).suggests(SWALLOWS).shouldBe("cancelled");
  }
}
