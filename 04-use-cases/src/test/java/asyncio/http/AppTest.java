package asyncio.http;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static asyncio.http.Requests.get;
import static asyncio.http.Requests.header;
import static asyncio.http.Requests.post;
import static asyncio.http.Requests.request;
import static asyncio.http.Requests.show;
import static asyncio.http.Requests.text;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.OnVirtualTime;
import asyncio.http.InvalidRequest.Invalid;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.ExceptionGroup;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

@Grades(value = "04.3", points = 60, seconds = 30)
@DisplayName("04.3 A web server")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class AppTest extends OnVirtualTime {

  private static final Misconception FIRST_ADDED_WINS =
      Misconception.of(
          "first-added-wins",
          "of several templates that match, the one that was added first is taken; which one is meant"
              + " should not depend on the order");
  private static final Misconception MOST_TEXT_WINS =
      Misconception.of(
          "most-text-wins",
          "of several templates that match, the one with the most text is taken; the first segment"
              + " in which they differ should decide");
  private static final Misconception NO_WAY_BACK =
      Misconception.of(
          "no-way-back",
          "text that stands there hides the parameter beside it, even if it leads nowhere further"
              + " on");
  private static final Misconception EMPTY_IS_A_VALUE =
      Misconception.of(
          "empty-is-a-value", "a parameter takes the empty segment behind the last slash");
  private static final Misconception METHOD_PICKS =
      Misconception.of(
          "method-picks-the-template",
          "the best template lacks the method, and a worse one is taken that has it; the path alone"
              + " should say what is meant");
  private static final Misconception NOT_FOUND_FOR_METHOD =
      Misconception.of(
          "wrong-method-is-not-found", "a path that exists is denied because of the method");
  private static final Misconception HEAD_ON_ITS_OWN =
      Misconception.of(
          "head-is-on-its-own", "HEAD is refused where GET is answered; every GET can do both");
  private static final Misconception ALLOW_FORGETS =
      Misconception.of(
          "allow-forgets-what-is-implied",
          "the methods that are allowed lack HEAD or OPTIONS, which are answered");
  private static final Misconception LAST_REPLACES =
      Misconception.of(
          "second-route-replaces-the-first",
          "two routes for the same are accepted, and one of them will never be called");

  private static final Misconception QUERY_FIRST =
      Misconception.of(
          "query-beats-path",
          "a query parameter of the same name replaces what the path says; then the path no longer"
              + " says which thing is meant");
  private static final Misconception FIRST_MISTAKE_ONLY =
      Misconception.of(
          "first-mistake-only", "only the first of several wrong parameters is told");
  private static final Misconception DEFAULT_HIDES =
      Misconception.of(
          "default-hides-a-mistake",
          "a value that cannot be read counts as none, and the client gets an answer to something"
              + " it did not ask");
  private static final Misconception FIRST_VALUE =
      Misconception.of(
          "extra-values-are-ignored",
          "of a parameter that is given twice, one is taken; whoever checks the request in front of"
              + " this server may take the other");
  private static final Misconception BODY_ANYWAY =
      Misconception.of(
          "body-is-read-in-any-case",
          "a body is awaited although the request is refused whatever is in it");
  private static final Misconception ANY_TYPE =
      Misconception.of(
          "any-content-type",
          "a body is read as JSON whatever the client says it is; so a form of another site can send"
              + " one");
  private static final Misconception STRICT_TYPE =
      Misconception.of(
          "one-spelling-of-json",
          "only the very text application/json is taken for JSON, without parameters and relatives");
  private static final Misconception CHECK_IS_A_FAILURE =
      Misconception.of(
          "check-is-a-failure",
          "a record refuses its values, and the server takes that for a failure of its own");
  private static final Misconception ALL_IS_THE_CLIENTS =
      Misconception.of(
          "every-failure-is-the-clients",
          "whatever a record's constructor throws is told to the client as its mistake");
  private static final Misconception LATE_CHECK =
      Misconception.of(
          "mistake-shows-at-the-first-request",
          "a record that does not fit its path is accepted, and every request fails");

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
  private static final Misconception OPTIONS_REFUSED =
      Misconception.of(
          "options-is-refused", "OPTIONS is refused, although it only asks what is possible");
  private static final Misconception DROPS_HEADERS =
      Misconception.of(
          "error-loses-its-headers", "the header fields of an error do not reach the client");

  private static final Misconception ONE_DATA_LINE =
      Misconception.of(
          "one-data-line",
          "text of several lines is sent as it is; the client takes the second line for a field it"
              + " does not know, or an empty one for the end");
  private static final Misconception LAST_LINE_LOST =
      Misconception.of("last-line-is-lost", "a line end at the end of the data is lost");
  private static final Misconception ONLY_NEWLINES =
      Misconception.of(
          "only-newlines-end-lines",
          "a carriage return in the data goes out as it is, and ends a line for the client");
  private static final Misconception BEATS_ON_A_GRID =
      Misconception.of(
          "heartbeat-by-the-clock",
          "comments are sent at fixed times, although an event has just been sent");
  private static final Misconception BEATS_OUTLIVE =
      Misconception.of(
          "heartbeats-outlive-the-stream",
          "the stream has ended, and something that it started is still there");
  private static final Misconception EVENTS_MIX =
      Misconception.of(
          "writers-get-in-between",
          "something is written while an event is still being sent");
  private static final Misconception FAILURE_IN_A_GROUP =
      Misconception.of(
          "failure-comes-in-a-group", "what the producer throws arrives inside an ExceptionGroup");
  private static final Misconception PRODUCER_OUTLIVES =
      Misconception.of(
          "producer-outlives-the-client",
          "the client is gone, and the producer works on for nobody");
  private static final Misconception SEND_DOES_NOT_WAIT =
      Misconception.of(
          "send-does-not-wait",
          "send ends before the event is sent, so that events pile up for a client that does not"
              + " read");

  @Nested
  @Order(3)
  @DisplayName("part 3: routes")
  class Routing {

    private final Router<String> router = new Router<>();

    private void add(String method, String template) {
      router.add(method, PathTemplate.of(template), method + " " + template);
    }

    private Match<String> find(String method, String path) {
      return router.find(method, Requests.segments(path));
    }

    private String found(String path) {
      return switch (find("GET", path)) {
        case Match.Found(String target, _) -> target;
        case Match<String> other -> other.getClass().getSimpleName();
      };
    }

    private Map<String, List<String>> parameters(String path) {
      return find("GET", path) instanceof Match.Found(_, var parameters) ? parameters : Map.of();
    }

    @Test
    @DisplayName("text in a template stands for itself")
    void textStandsForItself() {
      add("GET", "/");
      add("GET", "/items");
      add("GET", "/items/new");

      observed(
              "what is found for /, /items, /items/new, /items/old and /items/new/x",
              List.of(
                  found("/"),
                  found("/items"),
                  found("/items/new"),
                  found("/items/old"),
                  found("/items/new/x")))
          .shouldBe("GET /", "GET /items", "GET /items/new", "NoSuchPath", "NoSuchPath");
    }

    @Test
    @DisplayName("a parameter takes exactly one segment, whatever is in it")
    void aParameterTakesOneSegment() {
      add("GET", "/items/{id}/reviews/{key}");

      observed("the parameters of /items/7/reviews/a%2Fb", parameters("/items/7/reviews/a%2Fb"))
          .shouldBe(Map.of("id", List.of("7"), "key", List.of("a/b")));
      observed(
              "what is found for one segment less, and for one more",
              List.of(found("/items/7/reviews"), found("/items/7/reviews/a/b")))
          .shouldBe("NoSuchPath", "NoSuchPath");
    }

    @Test
    @DisplayName("a parameter does not take an empty segment")
    void notAnEmptySegment() {
      add("GET", "/items/{id}");
      add("GET", "/{any}/all");

      observed("what is found for /items/ and //all", List.of(found("/items/"), found("//all")))
          .suggests(EMPTY_IS_A_VALUE, seen -> seen.getFirst().equals("GET /items/{id}"))
          .shouldBe("NoSuchPath", "NoSuchPath");
    }

    @Test
    @DisplayName("text goes before a parameter, in whatever order they were added")
    void textGoesBeforeAParameter() {
      add("GET", "/items/{id}");
      add("GET", "/items/new");
      add("GET", "/users/me");
      add("GET", "/users/{name}");

      observed(
              "what is found for /items/new, /items/7, /users/me and /users/ann",
              List.of(
                  found("/items/new"), found("/items/7"), found("/users/me"), found("/users/ann")))
          .suggests(FIRST_ADDED_WINS, seen -> seen.getFirst().equals("GET /items/{id}"))
          .shouldBe("GET /items/new", "GET /items/{id}", "GET /users/me", "GET /users/{name}");
    }

    @Test
    @DisplayName("the first segment in which templates differ decides")
    void theFirstDifferenceDecides() {
      add("GET", "/{shop}/items/all");
      add("GET", "/books/{kind}/{order}");

      observed("what is found for /books/items/all", found("/books/items/all"))
          .suggests(FIRST_ADDED_WINS, seen -> firstAddedWinsHere())
          .suggests(MOST_TEXT_WINS, seen -> seen.equals("GET /{shop}/items/all"))
          .shouldBe("GET /books/{kind}/{order}");
    }

    /** Tells two ideas apart that both choose the first template here. */
    private boolean firstAddedWinsHere() {
      add("GET", "/x/{one}/{two}");
      add("GET", "/x/y/z");
      return found("/x/y/z").equals("GET /x/{one}/{two}");
    }

    @Test
    @DisplayName("where text leads nowhere, the parameter beside it has its turn")
    void theParameterHasItsTurn() {
      add("GET", "/a/b/d");
      add("GET", "/a/{x}/c");
      add("GET", "/{x}/b/e");

      observed(
              "what is found for /a/b/d, /a/b/c and /a/b/e",
              List.of(found("/a/b/d"), found("/a/b/c"), found("/a/b/e")))
          .suggests(NO_WAY_BACK, seen -> seen.contains("NoSuchPath"))
          .shouldBe("GET /a/b/d", "GET /a/{x}/c", "GET /{x}/b/e");
    }

    @Test
    @DisplayName("the rest of a path is what nothing else takes")
    void theRestOfAPath() {
      add("GET", "/files/{path...}");
      add("GET", "/files/{name}");
      add("GET", "/files/{name}/info");

      observed(
              "what is found for /files/a, /files/a/info, /files/a/b and /files/",
              List.of(
                  found("/files/a"), found("/files/a/info"), found("/files/a/b"), found("/files/")))
          .suggests(NO_WAY_BACK, seen -> seen.contains("NoSuchPath"))
          .suggests(EMPTY_IS_A_VALUE, seen -> seen.getLast().equals("GET /files/{name}"))
          .shouldBe(
              "GET /files/{name}",
              "GET /files/{name}/info",
              "GET /files/{path...}",
              "GET /files/{path...}");
      observed("the parameters of /files/a/b%2Fc/", parameters("/files/a/b%2Fc/"))
          .shouldBe(Map.of("path", List.of("a", "b/c", "")));
      observed("the parameters of /files/", parameters("/files/"))
          .shouldBe(Map.of("path", List.of("")));
    }

    @Test
    @DisplayName("a path that exists with other methods says which")
    void otherMethods() {
      add("GET", "/items");
      add("POST", "/items");
      add("PUT", "/notes");

      observed("what is found for DELETE /items", find("DELETE", "/items"))
          .suggests(NOT_FOUND_FOR_METHOD, Match.NoSuchPath.class::isInstance)
          .suggests(
              ALLOW_FORGETS,
              seen ->
                  seen instanceof Match.WrongMethod(Set<String> allowed)
                      && allowed.containsAll(List.of("GET", "POST")))
          .shouldBe(new Match.WrongMethod<>(Set.of("GET", "HEAD", "POST", "OPTIONS")));
      observed(
              "the order of the methods that /items has",
              find("DELETE", "/items") instanceof Match.WrongMethod(Set<String> allowed)
                  ? List.copyOf(allowed)
                  : List.of())
          .shouldBe(List.of("GET", "HEAD", "POST", "OPTIONS"));
      observed("what is found for GET /notes", find("GET", "/notes"))
          .shouldBe(new Match.WrongMethod<>(Set.of("PUT", "OPTIONS")));
    }

    @Test
    @DisplayName("HEAD is answered as GET is, unless there is a route for it")
    void headIsAnsweredAsGet() {
      add("GET", "/items/{id}");
      add("GET", "/big");
      add("HEAD", "/big");

      observed("what is found for HEAD /items/7", find("HEAD", "/items/7"))
          .suggests(HEAD_ON_ITS_OWN)
          .shouldBe(new Match.Found<>("GET /items/{id}", Map.of("id", List.of("7"))));
      observed("what is found for HEAD /big", find("HEAD", "/big"))
          .shouldBe(new Match.Found<>("HEAD /big", Map.of()));
    }

    @Test
    @DisplayName("only the methods of the best template count")
    void onlyTheBestTemplateCounts() {
      add("GET", "/users/me");
      add("DELETE", "/users/{name}");

      observed("what is found for DELETE /users/me", find("DELETE", "/users/me"))
          .suggests(
              METHOD_PICKS,
              seen -> seen instanceof Match.Found(String target, _) && target.contains("{name}"))
          .shouldBe(new Match.WrongMethod<>(Set.of("GET", "HEAD", "OPTIONS")));
    }

    @Test
    @DisplayName("a path that differs only in the slash at its end is told")
    void otherSlash() {
      add("GET", "/items");
      add("GET", "/docs/");
      add("GET", "/files/{path...}");

      observed(
              "what is found for /items/, /docs, /files, /other/ and without a segment",
              List.of(
                  found("/items/"),
                  found("/docs"),
                  found("/files"),
                  found("/other/"),
                  router.find("OPTIONS", List.of()).getClass().getSimpleName()))
          .shouldBe("OtherSlash", "OtherSlash", "OtherSlash", "NoSuchPath", "NoSuchPath");
    }

    @Test
    @DisplayName("a second route for the same is refused, however its parameters are called")
    void secondRouteForTheSame() {
      add("GET", "/items/{id}");
      IllegalArgumentException refused =
          attempting("adding GET /items/{key} beside it", () -> add("GET", "/items/{key}"))
              .suggests(LAST_REPLACES, thrown -> thrown == null)
              .shouldThrow(IllegalArgumentException.class);
      add("PUT", "/items/{key}");

      observed("what it says", refused.getMessage())
          .shouldBe("GET /items/{key} is there already, as /items/{id}");
      observed("what is found for PUT /items/7", find("PUT", "/items/7"))
          .shouldBe(new Match.Found<>("PUT /items/{key}", Map.of("key", List.of("7"))));
    }
  }

  @Nested
  @Order(4)
  @DisplayName("part 3: parameters")
  class Binding {

    private record Page(int id, Optional<String> q, @Default("10") int limit) {}

    private <P> P bind(Class<P> type, String template, Request request) throws Exception {
      PathTemplate path = PathTemplate.of(template);
      var router = new Router<String>();
      var parameters = Parameters.of(type, path);
      List<PathTemplate.Segment> segments = path.segments();
      var given = new java.util.HashMap<String, List<String>>();
      for (int i = 0; i < segments.size(); i++) {
        switch (segments.get(i)) {
          case PathTemplate.Segment.Literal _ -> {}
          case PathTemplate.Segment.Parameter(String name) ->
              given.put(name, List.of(request.segments().get(i)));
          case PathTemplate.Segment.Rest(String name) ->
              given.put(name, request.segments().subList(i, request.segments().size()));
        }
      }
      var made = new ArrayList<P>();
      run(() -> made.add(parameters.bind(request, given)));
      return made.getFirst();
    }

    private List<Invalid> errors(Class<?> type, String template, Request request) {
      return attempting("making a record for " + request, () -> bind(type, template, request))
          .suggests(DEFAULT_HIDES, thrown -> thrown == null)
          .shouldThrow(InvalidRequest.class)
          .errors();
    }

    @Test
    @DisplayName("what is not in the path comes from the query")
    void pathAndQuery() throws Exception {
      observed(
              "the record for /items/7?q=a%20b",
              bind(Page.class, "/items/{id}", get("/items/7?q=a%20b")))
          .shouldBe(new Page(7, Optional.of("a b"), 10));
      observed(
              "the record for /items/7?limit=3&other=1",
              bind(Page.class, "/items/{id}", get("/items/7?limit=3&other=1")))
          .shouldBe(new Page(7, Optional.empty(), 3));
    }

    @Test
    @DisplayName("what the path says, the query cannot change")
    void thePathGoesFirst() throws Exception {
      observed("the record for /items/7?id=8", bind(Page.class, "/items/{id}", get("/items/7?id=8")))
          .suggests(QUERY_FIRST, seen -> seen.id() == 8)
          .shouldBe(new Page(7, Optional.empty(), 10));
    }

    private enum Order {
      NAME,
      PRICE
    }

    private record Everything(
        int a,
        long b,
        double c,
        boolean d,
        String e,
        Order f,
        UUID g,
        LocalDate h,
        Optional<Integer> i,
        List<Long> j,
        List<String> k) {}

    @Test
    @DisplayName("values are of the types that the record names")
    void types() throws Exception {
      observed(
              "a record of everything",
              bind(
                  Everything.class,
                  "/",
                  get(
                      "/?a=-1&b=5000000000&c=1.5&d=true&e=&f=price&i=3&j=1&j=2"
                          + "&g=00000000-0000-0001-0000-000000000002&h=2025-12-31")))
          .shouldBe(
              new Everything(
                  -1,
                  5_000_000_000L,
                  1.5,
                  true,
                  "",
                  Order.PRICE,
                  new UUID(1, 2),
                  LocalDate.of(2025, 12, 31),
                  Optional.of(3),
                  List.of(1L, 2L),
                  List.of()));
    }

    private record Search(String text, int limit, Optional<LocalDate> since, List<Integer> size) {}

    @Test
    @DisplayName("everything that is wrong is told at once")
    void everythingIsTold() {
      observed(
              "what is wrong with /search?limit=ten&since=yesterday&size=1&size=x&size=y",
              errors(
                  Search.class,
                  "/search",
                  get("/search?limit=ten&since=yesterday&size=1&size=x&size=y")))
          .suggests(
              FIRST_MISTAKE_ONLY,
              seen -> seen.equals(List.of(new Invalid("query", "text", "is missing"))))
          .suggests(
              DEFAULT_HIDES, seen -> seen.stream().noneMatch(error -> error.name().equals("since")))
          .shouldBe(
              List.of(
                  new Invalid("query", "text", "is missing"),
                  new Invalid("query", "limit", "must be an int"),
                  new Invalid("query", "since", "must be a date such as 2025-12-31"),
                  new Invalid("query", "size", "must be an int"),
                  new Invalid("query", "size", "must be an int")));
    }

    @Test
    @DisplayName("a value that cannot be read is not the same as none")
    void wrongIsNotNone() {
      observed(
              "what is wrong with /items/x?limit=many",
              errors(Page.class, "/items/{id}", get("/items/x?limit=many")))
          .suggests(FIRST_MISTAKE_ONLY, seen -> seen.size() == 1 && seen.getFirst().in() == "path")
          .suggests(
              DEFAULT_HIDES, seen -> seen.stream().noneMatch(error -> error.name().equals("limit")))
          .shouldBe(
              List.of(
                  new Invalid("path", "id", "must be an int"),
                  new Invalid("query", "limit", "must be an int")));
    }

    private record Once(@Default("1") int page, Optional<String> q) {}

    @Test
    @DisplayName("what can be there once must not be there twice")
    void notTwice() {
      observed(
              "what is wrong with /?page=1&page=2&q=a&q=b",
              attempting(
                      "making a record for /?page=1&page=2&q=a&q=b",
                      () -> bind(Once.class, "/", get("/?page=1&page=2&q=a&q=b")))
                  .suggests(FIRST_VALUE, thrown -> thrown == null)
                  .shouldThrow(InvalidRequest.class)
                  .errors())
          .suggests(FIRST_MISTAKE_ONLY, seen -> seen.size() == 1)
          .shouldBe(
              List.of(
                  new Invalid("query", "page", "must be given once"),
                  new Invalid("query", "q", "must be given once")));
    }

    private record Asset(Request request, List<String> path) {}

    @Test
    @DisplayName("the rest of a path is a list, and the request itself can be had")
    void restAndRequest() throws Exception {
      Request request = get("/files/a/b%2Fc/");

      observed(
              "the record for /files/a/b%2Fc/", bind(Asset.class, "/files/{path...}", request))
          .shouldBe(new Asset(request, List.of("a", "b/c", "")));
    }

    private record Item(String name, double price, Optional<String> note) {

      Item {
        if (price < 0) {
          throw new IllegalArgumentException("the price must not be negative");
        }
      }
    }

    private record Change(int id, Item item) {}

    private static final String TEA = "{\"name\": \"tea\", \"price\": 2.5}";

    @Test
    @DisplayName("a record in the record is the body")
    void aRecordIsTheBody() throws Exception {
      observed(
              "the record for PUT /items/7 with tea",
              bind(
                  Change.class, "/items/{id}", post("/items/7", "application/json", TEA)))
          .shouldBe(new Change(7, new Item("tea", 2.5, Optional.empty())));
    }

    private Throwable refused(Request request) {
      return attempting(
              "making a record for " + request, () -> bind(Change.class, "/items/{id}", request))
          .suggests(ANY_TYPE, thrown -> thrown == null && !request.headers().hasToken("Content-Type", "application/json"))
          .shouldThrow(HttpError.class);
    }

    private static String told(Throwable error) {
      return error instanceof HttpError refused
          ? refused.status().code() + " " + refused.getMessage()
          : String.valueOf(error);
    }

    @Test
    @DisplayName("a body that is not said to be JSON is refused")
    void notSaidToBeJson() {
      observed(
              "how text is refused, and a body of no type",
              List.of(
                  told(refused(post("/items/7", "text/plain", TEA))),
                  told(
                      refused(
                          request(
                              "POST", "/items/7", Headers.EMPTY, RequestBody.of(TEA.getBytes()))))))
          .shouldBe(
              "415 the body should be application/json", "415 the body should be application/json");
    }

    @Test
    @DisplayName("JSON has parameters and relatives")
    void relativesOfJson() throws Exception {
      for (String type :
          List.of("application/json; charset=utf-8", "Application/JSON", "application/x+json")) {
        attempting(
                "reading a body of type " + type,
                () -> bind(Change.class, "/items/{id}", post("/items/7", type, TEA)))
            .suggests(STRICT_TYPE)
            .shouldSucceed();
      }
    }

    @Test
    @DisplayName("broken JSON is a bad request, and JSON of another shape is invalid")
    void brokenAndInvalid() {
      observed(
              "how both are refused",
              List.of(
                  told(refused(post("/items/7", "application/json", "{\"name\": "))),
                  told(refused(post("/items/7", "application/json", ""))),
                  told(refused(post("/items/7", "application/json", "{\"name\": \"tea\"}")))))
          .shouldBe(
              "400 the body is not JSON",
              "400 the body is empty, and should be JSON",
              "422 price is missing");
    }

    @Test
    @DisplayName("where the values are wrong already, the body is not read")
    void theBodyIsNotRead() {
      var body = new Requests.Watched();
      Request request =
          request(
              "POST", "/items/x", Headers.of("Content-Type", "application/json"), body);

      observed("what is wrong with /items/x", errors(Change.class, "/items/{id}", request))
          .suggests(BODY_ANYWAY, _ -> body.reads > 0)
          .shouldBe(List.of(new Invalid("path", "id", "must be an int")));
      observed("how often the body was read", body.reads).suggests(BODY_ANYWAY).shouldBe(0);
    }

    private record Range(int from, int to) {

      Range {
        if (from > to) {
          throw new IllegalArgumentException("from must not be greater than to");
        }
        if (to == 99) {
          throw new IllegalStateException("a bug");
        }
      }
    }

    @Test
    @DisplayName("a record that refuses its values tells the client why")
    void aRecordChecksItself() {
      HttpError refused =
          attempting(
                  "making a record for /?from=3&to=2",
                  () -> bind(Range.class, "/", get("/?from=3&to=2")))
              .suggests(CHECK_IS_A_FAILURE, IllegalArgumentException.class::isInstance)
              .shouldThrow(HttpError.class);

      observed("what the client is told", told(refused))
          .shouldBe("422 from must not be greater than to");
    }

    @Test
    @DisplayName("anything else that a record throws is not the client's mistake")
    void otherFailuresOfARecord() {
      attempting(
              "making a record for /?from=1&to=99",
              () -> bind(Range.class, "/", get("/?from=1&to=99")))
          .suggests(ALL_IS_THE_CLIENTS, HttpError.class::isInstance)
          .shouldThrow(IllegalStateException.class);
    }

    @Test
    @DisplayName("a record that does not fit its path is refused before the first request")
    void refusedBeforeTheFirstRequest() {
      var said = new ArrayList<String>();
      for (String template : List.of("/items/{key}", "/{id}/{item}", "/items/{id...}")) {
        said.add(
            attempting(
                    "a record of id and item for " + template,
                    () -> Parameters.of(Change.class, PathTemplate.of(template)))
                .suggests(LATE_CHECK, thrown -> thrown == null)
                .shouldThrow(IllegalArgumentException.class)
                .getMessage());
      }

      observed("what was said", said)
          .shouldBe(
              "Change has no value for {key}",
              "Change has no value for {item}",
              "Change has no list for {id...}");
    }
  }

  @Nested
  @Order(5)
  @DisplayName("part 3: the application")
  class Application {

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
      Response response = ask(get("/items/7"));

      observed(
              "the answers for /items/7 and /word",
              List.of(show(response), show(ask(get("/word")))))
          .shouldBe("200 {\"id\":7,\"name\":\"tea\"}", "200 \"tea\"");
      observed("the content type", header(response, "Content-Type")).shouldBe("application/json");
    }

    @Test
    @DisplayName("a response is sent as it is, and nothing as 204")
    void responsesAndNothing() {
      Response made = Response.text(Status.CREATED, "made");
      app.post("/items", _ -> made);
      app.delete("/items/{id}", Page.class, _ -> null);

      observed("the answer to POST /items", ask(request("POST", "/items"))).shouldBeSameAs(made);
      observed("the answer to DELETE /items/7", show(ask(request("DELETE", "/items/7"))))
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
                        async(() -> app.handle(get("/items/1"))),
                        async(() -> app.handle(get("/later/2")))))) {
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
      Response response = ask(get("/nothing%20here"));

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
      Response refused = ask(request("PUT", "/items/7"));
      Response options = ask(request("OPTIONS", "/items/7"));

      observed("the answer to PUT", refused.status()).shouldBe(Status.METHOD_NOT_ALLOWED);
      observed("what is allowed", header(refused, "Allow"))
          .suggests(DROPS_HEADERS, String::isEmpty)
          .shouldBe("GET, HEAD, DELETE, OPTIONS");
      observed("what the client is told", text(refused))
          .shouldBe(
              "{\"title\":\"Method Not Allowed\",\"status\":405,"
                  + "\"detail\":\"PUT is not possible here\"}");
      observed("the answer to OPTIONS", show(options) + " " + header(options, "Allow"))
          .suggests(OPTIONS_REFUSED, seen -> seen.startsWith("405"))
          .shouldBe("204 GET, HEAD, DELETE, OPTIONS");
    }

    @Test
    @DisplayName("a wrong slash at the end is set right, and nothing else of the path is touched")
    void wrongSlash() {
      app.get("/items/{id}", Page.class, page -> page);
      app.get("/docs/{name}/", Doc.class, doc -> doc);

      observed(
              "where the client is sent for /docs/caf%C3%A9%2F1?a=%26&b and for /items/%37/",
              List.of(
                  location(ask(get("/docs/caf%C3%A9%2F1?a=%26&b"))),
                  location(ask(get("/items/%37/")))))
          .suggests(LOSES_QUERY, seen -> seen.getFirst().equals("307 /docs/caf%C3%A9%2F1/"))
          .suggests(DECODES_LOCATION, seen -> seen.getLast().equals("307 /items/7"))
          .shouldBe("307 /docs/caf%C3%A9%2F1/?a=%26&b", "307 /items/%37");
    }

    private record Doc(String name) {}

    private static String location(Response response) {
      return response.status().code() + " " + header(response, "Location");
    }

    @Test
    @DisplayName("what the record refuses is 422, and says all of it")
    void invalidParameters() {
      app.get("/items/{id}", Page.class, page -> page);

      observed("the answer for /items/seven", show(ask(get("/items/seven"))))
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
      Response response = ask(get("/busy"));

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
      run(() -> answers.add(other.handle(get("/"))));

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
      ask(get("/"));

      observed("who saw what", trace)
          .suggests(LAST_IS_OUTERMOST, seen -> seen.getFirst().equals("second sees /"))
          .shouldBe(
              "first sees /", "second sees /", "endpoint", "second sees 200", "first sees 200");
    }

    @Test
    @DisplayName("middleware can answer itself, and change what goes out")
    void middlewareAnswers() {
      app.use((request, next) -> next.handle(request).withHeader("X-Seen", "yes"));
      app.use((request, next) -> request.path().equals("/door") ? Response.text("shut") : next.handle(request));
      app.get("/door", () -> "open");
      Response response = ask(get("/door"));

      observed("the answer", show(response) + " " + header(response, "X-Seen"))
          .shouldBe("200 shut yes");
    }

    @Test
    @DisplayName("middleware sees what has no route, too")
    void middlewareSeesEverything() {
      app.use(noting("log"));
      app.get("/items/{id}", Page.class, page -> page);
      ask(get("/nothing"));
      ask(request("PUT", "/items/7"));
      ask(get("/items/7/"));

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
    @DisplayName("middleware sees an endpoint's error as the client will")
    void middlewareSeesResponses() {
      app.use(noting("log"));
      app.get("/items/{id}", Page.class, page -> page);
      app.get(
          "/gone",
          () -> {
            throw new HttpError(Status.GONE, "no longer");
          });
      ask(get("/gone"));
      ask(get("/items/x"));

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
      attempting("asking for what the middleware refuses", () -> answers.add(show(ask(get("/")))))
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
      ask(get("/"));

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
          attempting("asking for what fails", () -> ask(get("/")))
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
      attempting("sending what contains itself", () -> ask(get("/")))
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
    void cancelled() {
      app.get("/", () -> await(sleep(Duration.ofHours(1))));
      run(
          () -> {
            Task<Response> task = createTask(async((Callable<Response>) () -> app.handle(get("/"))));
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

  @Nested
  @Order(7)
  @DisplayName("part 4: server-sent events")
  class Events {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final EventClient client = new EventClient(time);

    private static void seconds(long number) {
      await(sleep(SECOND.multipliedBy(number)));
    }

    private static void send(EventStream events, String data) {
      await(events.send(ServerSentEvent.of(data)));
    }

    private void serve(EventProducer producer) throws Exception {
      client.receive(EventStream.response(HEARTBEAT, producer));
    }

    private void noteLeft() {
      note("left: " + (allTasks().size() - 1));
    }

    @Test
    @DisplayName("a stream of events is of its own type, and nobody keeps it")
    void ofItsOwnType() {
      Response response = EventStream.response(HEARTBEAT, _ -> {});

      observed(
              "status, type and caching",
              List.of(
                  response.status().toString(),
                  header(response, "Content-Type"),
                  header(response, "Cache-Control")))
          .shouldBe("200 OK", "text/event-stream", "no-store");
      IllegalArgumentException refused =
          attempting("no time between heartbeats", () -> EventStream.response(Duration.ZERO, _ -> {}))
              .shouldThrow(IllegalArgumentException.class);
      observed("what is said", refused.getMessage()).shouldBe("heartbeat must be > 0: PT0S");
    }

    @Test
    @DisplayName("an event is its fields, each in a line, and an empty line")
    void fields() {
      observed("an event of text", EventStream.encode(ServerSentEvent.of("häh")))
          .shouldBe("data: häh\n\n");
      observed(
              "an event with everything",
              EventStream.encode(
                  ServerSentEvent.of("x")
                      .withId("7")
                      .withType("price")
                      .withRetry(Duration.ofMillis(2_500))))
          .shouldBe("event: price\nid: 7\nretry: 2500\ndata: x\n\n");
      observed("an event of no text", EventStream.encode(ServerSentEvent.of("").withId("")))
          .shouldBe("id: \ndata: \n\n");
    }

    @Test
    @DisplayName("each line of the data is a field of its own")
    void lines() {
      observed("the lines a, an empty one, and b", EventStream.encode(ServerSentEvent.of("a\n\nb")))
          .suggests(ONE_DATA_LINE, seen -> seen.equals("data: a\n\nb\n\n"))
          .shouldBe("data: a\ndata: \ndata: b\n\n");
      observed("a line with its end", EventStream.encode(ServerSentEvent.of("a\n")))
          .suggests(LAST_LINE_LOST, seen -> seen.equals("data: a\n\n"))
          .shouldBe("data: a\ndata: \n\n");
      observed(
              "lines that end in \\r\\n and \\r",
              EventStream.encode(ServerSentEvent.of("a\r\nb\rc\r\n\r")))
          .suggests(ONLY_NEWLINES, seen -> seen.contains("\r"))
          .shouldBe("data: a\ndata: b\ndata: c\ndata: \ndata: \n\n");
    }

    @Test
    @DisplayName("events are sent when they happen, each in one piece")
    void whenTheyHappen() {
      run(
          () -> {
            serve(
                events -> {
                  send(events, "a");
                  seconds(3);
                  send(events, "b\nc");
                });
            noteLeft();
          });

      observed("what the client was sent", client.seen)
          .shouldBe("0 s: data: a\n\n", "3 s: data: b\ndata: c\n\n");
      observed("the tasks", trace).suggests(BEATS_OUTLIVE).shouldBe("left: 0");
    }

    @Test
    @DisplayName("after a silence a comment is sent, and again after another")
    void heartbeats() {
      run(
          () ->
              serve(
                  events -> {
                    seconds(25);
                    send(events, "a");
                  }));

      observed("what the client was sent", client.seen)
          .shouldBe("10 s: :\n\n", "20 s: :\n\n", "25 s: data: a\n\n");
    }

    @Test
    @DisplayName("the silence is counted from the last event")
    void fromTheLastEvent() {
      run(
          () ->
              serve(
                  events -> {
                    for (int i = 0; i < 3; i++) {
                      seconds(7);
                      send(events, "a");
                    }
                    seconds(12);
                  }));

      observed("what the client was sent", client.seen)
          .suggests(BEATS_ON_A_GRID, seen -> seen.contains("10 s: :\n\n"))
          .shouldBe(
              "7 s: data: a\n\n", "14 s: data: a\n\n", "21 s: data: a\n\n", "31 s: :\n\n");
    }

    @Test
    @DisplayName("while a client does not read, sending waits, and nothing gets in between")
    void slowClient() {
      client.reading = Duration.ofSeconds(25);
      run(
          () ->
              serve(
                  events -> {
                    send(events, "a");
                    note("sent at " + time.now().toSeconds() + " s");
                    send(events, "b");
                    note("sent at " + time.now().toSeconds() + " s");
                  }));

      observed("when the events were sent", trace)
          .suggests(SEND_DOES_NOT_WAIT, seen -> seen.contains("sent at 0 s"))
          .suggests(EVENTS_MIX)
          .shouldBe("sent at 25 s", "sent at 50 s");
      observed("what the client was sent", client.seen)
          .suggests(EVENTS_MIX)
          .shouldBe("25 s: data: a\n\n", "50 s: data: b\n\n");
    }

    @Test
    @DisplayName("several may send at once, one after the other")
    void severalSenders() {
      client.reading = SECOND;
      run(
          () ->
              serve(
                  events ->
                      await(
                          gather(
                              events.send(ServerSentEvent.of("a")),
                              events.send(ServerSentEvent.of("b")),
                              events.send(ServerSentEvent.of("c"))))));

      observed("what the client was sent", client.seen)
          .suggests(EVENTS_MIX, seen -> seen.contains("two writers at once"))
          .shouldBe("1 s: data: a\n\n", "2 s: data: b\n\n", "3 s: data: c\n\n");
    }

    @Test
    @DisplayName("what the producer throws comes out, itself and not in a group")
    void theProducerFails() {
      var failure = new IllegalStateException("on purpose");
      run(
          () -> {
            Throwable thrown =
                attempting(
                        "a producer that fails",
                        () ->
                            serve(
                                events -> {
                                  send(events, "a");
                                  throw failure;
                                }))
                    .suggests(FAILURE_IN_A_GROUP, ExceptionGroup.class::isInstance)
                    .shouldThrow(IllegalStateException.class);
            observed("what came out", thrown).shouldBeSameAs(failure);
            noteLeft();
          });

      observed("the tasks", trace).suggests(BEATS_OUTLIVE).shouldBe("left: 0");
    }

    @Test
    @DisplayName("a comment that cannot be sent ends the producer")
    void nobodyIsThere() {
      run(
          () -> {
            client.gone = true;
            attempting(
                    "a stream whose client is gone",
                    () ->
                        serve(
                            _ -> {
                              try {
                                seconds(3_600);
                              } finally {
                                note("ended at " + time.now().toSeconds() + " s");
                              }
                            }))
                .suggests(FAILURE_IN_A_GROUP, ExceptionGroup.class::isInstance)
                .suggests(PRODUCER_OUTLIVES, thrown -> thrown == null)
                .shouldThrow(IOException.class);
            noteLeft();
          });

      observed("when the producer ended", trace)
          .suggests(PRODUCER_OUTLIVES, seen -> !seen.getFirst().equals("ended at 10 s"))
          .shouldBe("ended at 10 s", "left: 0");
    }

    @Test
    @DisplayName("a stream that is cancelled ends with all that it started")
    void cancelled() {
      run(
          () -> {
            Task<Void> task =
                start(
                    "stream",
                    () ->
                        serve(
                            _ -> {
                              try {
                                seconds(3_600);
                              } finally {
                                note("ended at " + time.now().toSeconds() + " s");
                              }
                            }));
            seconds(3);
            task.cancel();
            ended(task);
            note(task.isCancelled() ? "cancelled" : "not cancelled");
            noteLeft();
          });

      observed("what happened", trace)
          .suggests(BEATS_OUTLIVE, seen -> !seen.getLast().equals("left: 0"))
          .suggests(PRODUCER_OUTLIVES)
          .shouldBe("ended at 3 s", "cancelled", "left: 0");
    }
  }
}
