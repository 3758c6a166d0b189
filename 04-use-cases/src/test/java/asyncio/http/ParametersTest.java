package asyncio.http;

import static asyncio.http.Requests.asking;
import static asyncio.http.Requests.posting;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.http.InvalidRequest.Invalid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.3", part = 4, points = 6, seconds = 5)
@DisplayName("04.3 A web server, part 3: parameters")
class ParametersTest extends OverHttp {

  private static final Misconception QUERY_FIRST =
      Misconception.of(
          "query-beats-path",
          "a query parameter of the same name replaces what the path says; then the path no longer"
              + " says which thing is meant");

  private static final Misconception FIRST_MISTAKE_ONLY =
      Misconception.of("first-mistake-only", "only the first of several wrong parameters is told");

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
          "a body is read as JSON whatever the client says it is; so a form of another site can"
              + " send one");

  private static final Misconception STRICT_TYPE =
      Misconception.of(
          "one-spelling-of-json",
          "only the very text application/json is taken for JSON, without parameters and"
              + " relatives");

  private static final Misconception CHECK_IS_A_FAILURE =
      Misconception.of(
          "check-is-a-failure",
          "a record refuses its values, and the server takes that for a failure of its own");

  private static final Misconception ALWAYS_A_MESSAGE =
      Misconception.of(
          "every-refusal-has-a-message",
          "a record refuses its values without a word, and that becomes a failure of the server;"
              + " an exception need not have a message");

  private static final Misconception ALL_IS_THE_CLIENTS =
      Misconception.of(
          "every-failure-is-the-clients",
          "whatever a record's constructor throws is told to the client as its mistake");

  private static final Misconception LATE_CHECK =
      Misconception.of(
          "mistake-shows-at-the-first-request",
          "a record that does not fit its path is accepted, and every request fails");

  private record Page(int id, Optional<String> q, @Default("10") int limit) {}

  private <P> P bind(Class<P> type, String template, Request request) throws Exception {
    PathTemplate path = PathTemplate.of(template);
    var parameters = Parameters.of(type, path);
    List<PathTemplate.Segment> segments = path.segments();
    var given = new HashMap<String, List<String>>();
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
            bind(Page.class, "/items/{id}", asking("/items/7?q=a%20b")))
        .shouldBe(new Page(7, Optional.of("a b"), 10));
    observed(
            "the record for /items/7?limit=3&other=1",
            bind(Page.class, "/items/{id}", asking("/items/7?limit=3&other=1")))
        .shouldBe(new Page(7, Optional.empty(), 3));
  }

  @Test
  @DisplayName("what the path says, the query cannot change")
  void thePathGoesFirst() throws Exception {
    observed(
            "the record for /items/7?id=8",
            bind(Page.class, "/items/{id}", asking("/items/7?id=8")))
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
                asking(
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
                asking("/search?limit=ten&since=yesterday&size=1&size=x&size=y")))
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
            errors(Page.class, "/items/{id}", asking("/items/x?limit=many")))
        .suggests(
            FIRST_MISTAKE_ONLY, seen -> seen.size() == 1 && seen.getFirst().in().equals("path"))
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
                    () -> bind(Once.class, "/", asking("/?page=1&page=2&q=a&q=b")))
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
    Request request = asking("/files/a/b%2Fc/");

    observed("the record for /files/a/b%2Fc/", bind(Asset.class, "/files/{path...}", request))
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
            bind(Change.class, "/items/{id}", posting("/items/7", "application/json", TEA)))
        .shouldBe(new Change(7, new Item("tea", 2.5, Optional.empty())));
  }

  private Throwable refused(Request request) {
    return attempting(
            "making a record for " + request, () -> bind(Change.class, "/items/{id}", request))
        .suggests(ANY_TYPE, thrown -> thrown == null && !isSaidToBeJson(request))
        .shouldThrow(HttpError.class);
  }

  private static boolean isSaidToBeJson(Request request) {
    return request.headers().hasToken("Content-Type", "application/json");
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
                told(refused(posting("/items/7", "text/plain", TEA))),
                told(
                    refused(
                        asking(
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
              () -> bind(Change.class, "/items/{id}", posting("/items/7", type, TEA)))
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
                told(refused(posting("/items/7", "application/json", "{\"name\": "))),
                told(refused(posting("/items/7", "application/json", ""))),
                told(refused(posting("/items/7", "application/json", "{\"name\": \"tea\"}")))))
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
        asking("POST", "/items/x", Headers.of("Content-Type", "application/json"), body);

    List<Invalid> errors =
        attempting(
                "making a record for " + request, () -> bind(Change.class, "/items/{id}", request))
            .suggests(BODY_ANYWAY, _ -> body.reads > 0)
            .shouldThrow(InvalidRequest.class)
            .errors();

    observed("what is wrong with /items/x", errors)
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
                () -> bind(Range.class, "/", asking("/?from=3&to=2")))
            .suggests(CHECK_IS_A_FAILURE, IllegalArgumentException.class::isInstance)
            .shouldThrow(HttpError.class);

    observed("what the client is told", told(refused))
        .shouldBe("422 from must not be greater than to");
  }

  private record Even(int number) {

    Even {
      if (number % 2 != 0) {
        throw new IllegalArgumentException();
      }
    }
  }

  @Test
  @DisplayName("a record may refuse its values without a word")
  void refusedWithoutAWord() {
    HttpError refused =
        attempting(
                "making a record for /?number=3", () -> bind(Even.class, "/", asking("/?number=3")))
            .suggests(CHECK_IS_A_FAILURE, IllegalArgumentException.class::isInstance)
            .suggests(ALWAYS_A_MESSAGE, NullPointerException.class::isInstance)
            .shouldThrow(HttpError.class);

    observed("what the client is told", told(refused)).shouldBe("422 the parameters are not valid");
  }

  @Test
  @DisplayName("anything else that a record throws is not the client's mistake")
  void otherFailuresOfARecord() {
    attempting(
            "making a record for /?from=1&to=99",
            () -> bind(Range.class, "/", asking("/?from=1&to=99")))
        .suggests(ALL_IS_THE_CLIENTS, HttpError.class::isInstance)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("a record that does not fit its path is refused before the first request")
  void refusedBeforeTheFirstRequest() {
    var said = new ArrayList<String>();
    for (String template :
        List.of("/items/{key}", "/{id}/{item}", "/items/{id...}", "/files/{path...}")) {
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
            "Change has no list for {id...}",
            "Change has no list for {path...}");
  }
}
