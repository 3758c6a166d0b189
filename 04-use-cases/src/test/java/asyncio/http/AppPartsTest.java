package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.http.Requests.asking;
import static asyncio.http.Requests.askingWith;
import static asyncio.http.Requests.bodyOf;
import static asyncio.http.Requests.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asyncio.OnVirtualTime;
import asyncio.http.InvalidRequest.Invalid;
import asyncio.task.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what an application is made of")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "these parts are given code, which is tested on the reference")
class AppPartsTest extends OnVirtualTime {

  // Templates

  @Test
  @DisplayName("a template is text, parameters, and perhaps the rest of a path")
  void template() {
    PathTemplate template = PathTemplate.of("/items/{id}/files/{path...}");

    assertThat(template.segments())
        .containsExactly(
            new PathTemplate.Segment.Literal("items"),
            new PathTemplate.Segment.Parameter("id"),
            new PathTemplate.Segment.Literal("files"),
            new PathTemplate.Segment.Rest("path"));
    assertThat(template.parameters()).containsExactly("id", "path");
    assertThat(template).hasToString("/items/{id}/files/{path...}");
    assertThat(PathTemplate.of("/").segments())
        .containsExactly(new PathTemplate.Segment.Literal(""));
    assertThat(PathTemplate.of("/a/").segments()).hasSize(2);
  }

  @Test
  @DisplayName("what is no template is refused")
  void noTemplate() {
    for (String text :
        List.of(
            "",
            "items",
            "//",
            "/a//b",
            "/{}",
            "/{a",
            "/a}",
            "/x{a}",
            "/{a}{b}",
            "/{1}",
            "/{a.b}",
            "/{a...}/b",
            "/{...}",
            "/{a}/{a}")) {
      assertThatIllegalArgumentException()
          .as(text)
          .isThrownBy(() -> PathTemplate.of(text))
          .withMessageContaining(text);
    }
  }

  // Values

  private static Object convert(Class<?> type, String text) {
    return Converter.to(type).orElseThrow().convert(text);
  }

  private enum Size {
    SMALL,
    LARGE
  }

  @Test
  @DisplayName("values are read as people write them")
  void values() {
    assertThat(convert(int.class, "-7")).isEqualTo(-7);
    assertThat(convert(Integer.class, "+7")).isEqualTo(7);
    assertThat(convert(long.class, "9999999999")).isEqualTo(9_999_999_999L);
    assertThat(convert(double.class, "1.5e3")).isEqualTo(1500.0);
    assertThat(convert(double.class, ".5")).isEqualTo(0.5);
    assertThat(convert(boolean.class, "Yes")).isEqualTo(true);
    assertThat(convert(boolean.class, "0")).isEqualTo(false);
    assertThat(convert(Size.class, "large")).isEqualTo(Size.LARGE);
    assertThat(convert(LocalDate.class, "2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(Converter.to(Object.class)).isEmpty();
  }

  @Test
  @DisplayName("and not as only the JDK would")
  void notValues() {
    for (String text : List.of("", " 1", "1 ", "1.0", "x", "0x1", "９", "99999999999", "1_0")) {
      refused(int.class, text, "must be an int");
    }
    for (String text : List.of("", "NaN", "Infinity", "1d", "0x1p3", "1e999", ".", "1,5")) {
      refused(double.class, text, "must be a number");
    }
    refused(long.class, "9".repeat(30), "must be a long");
    refused(boolean.class, "maybe", "must be true or false");
    refused(Size.class, "medium", "must be one of small, large");
    refused(java.util.UUID.class, "1-1-1-1-1", "must be a UUID");
    refused(LocalDate.class, "2025-02-29", "must be a date such as 2025-12-31");
  }

  private static void refused(Class<?> type, String text, String message) {
    assertThatIllegalArgumentException()
        .as(text)
        .isThrownBy(() -> convert(type, text))
        .withMessage(message);
  }

  // Records

  private record Inner(int a) {}

  private record Everything(
      @Default("3") int one,
      Optional<Integer> maybe,
      List<Size> many,
      Request whole,
      List<Inner> body) {}

  @Test
  @DisplayName("a record's components are told apart by their types")
  void components() {
    assertThat(RecordShape.of(Everything.class).components())
        .extracting(component -> component.getClass().getSimpleName() + " " + component.name())
        .containsExactly("One one", "Maybe maybe", "Many many", "Whole whole", "Body body");
  }

  private record TwoBodies(Inner a, Map<String, Integer> b) {}

  private record Strange(Thread thread) {}

  private record StrangeOptional(Optional<Inner> inner) {}

  private record DefaultList(@Default("1") List<Integer> numbers) {}

  private record WrongDefault(@Default("ten") int limit) {}

  @Test
  @DisplayName("what cannot be bound is refused")
  void refusedShapes() {
    for (Class<?> type :
        List.of(
            String.class,
            TwoBodies.class,
            Strange.class,
            StrangeOptional.class,
            DefaultList.class,
            WrongDefault.class)) {
      assertThatIllegalArgumentException()
          .as(type.getSimpleName())
          .isThrownBy(() -> RecordShape.of(type));
    }
  }

  // JSON

  private record Item(
      String name, double price, Optional<String> note, List<Inner> parts, Optional<Size> size) {

    Item {
      if (price < 0) {
        throw new IllegalArgumentException("the price must not be negative");
      }
    }
  }

  private static Object read(String json) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), Item.class);
  }

  @Test
  @DisplayName("a record is read, whatever else is in the object")
  void readsRecords() {
    assertThat(read("{\"name\": \"tea\", \"price\": 1, \"parts\": [{\"a\": 1}], \"more\": {}}"))
        .isEqualTo(new Item("tea", 1, Optional.empty(), List.of(new Inner(1)), Optional.empty()));
  }

  @Test
  @DisplayName("what is missing, null or of another type is named by the way to it")
  void namesTheWay() {
    invalid("{\"price\": 1, \"parts\": []}", "name", "is missing");
    invalid("{\"name\": \"tea\", \"parts\": []}", "price", "is missing");
    invalid("{\"name\": null, \"price\": 1, \"parts\": []}", "name", "must not be null");
    invalid("{\"name\": 5, \"price\": 1, \"parts\": []}", "name", "must be a string");
    invalid("{\"name\": \"tea\", \"price\": \"1\", \"parts\": []}", "price", "must be a number");
    invalid("{\"name\": \"tea\", \"price\": 1, \"parts\": 7}", "parts", "must be a list");
    invalid(
        "{\"name\": \"tea\", \"price\": 1, \"parts\": [{\"a\": 1}, {}]}",
        "parts.1.a",
        "is missing");
    invalid(
        "{\"name\": \"tea\", \"price\": 1, \"parts\": [{\"a\": 1.5}]}",
        "parts.0.a",
        "must be an int");
    invalid(
        "{\"name\": \"tea\", \"price\": 1, \"parts\": [{\"a\": 99999999999}]}",
        "parts.0.a",
        "must be an int");
    invalid(
        "{\"name\": \"tea\", \"price\": 1, \"parts\": [], \"size\": \"huge\"}",
        "size",
        "must be one of SMALL, LARGE");
    invalid("[]", "", "must be an object");
    invalid("null", "", "must not be null");
    invalid(
        "{\"name\": \"tea\", \"price\": -1, \"parts\": []}",
        "",
        "is not valid: the price must not be negative");
  }

  private static void invalid(String json, String name, String detail) {
    assertThatThrownBy(() -> read(json))
        .as(json)
        .isInstanceOfSatisfying(
            InvalidRequest.class,
            error -> assertThat(error.errors()).containsExactly(new Invalid("body", name, detail)));
  }

  @Test
  @DisplayName("what is no JSON at all is a bad request, whatever its shape")
  void noJson() {
    for (String json :
        List.of(
            "", " ", "{", "[1,]", "{} {}", "{'a': 1}", "{\"a\":1,\"a\":2}", "[".repeat(5_000))) {
      assertThatThrownBy(() -> read(json))
          .as(json)
          .isInstanceOfSatisfying(
              HttpError.class, error -> assertThat(error.status()).isEqualTo(Status.BAD_REQUEST));
    }
  }

  // Errors

  @Test
  @DisplayName("an error is shown with its own header fields, and nothing of its cause")
  void problem() {
    var error = new HttpError(Status.CONFLICT, "said \"no\"", Headers.of("Retry-After", "1"));
    error.initCause(new IOException("secret"));
    Response response = Problems.JSON.render(error);

    assertThat(response.status()).isEqualTo(Status.CONFLICT);
    assertThat(bodyOf(response))
        .isEqualTo("{\"title\":\"Conflict\",\"status\":409,\"detail\":\"said \\\"no\\\"\"}");
    assertThat(header(response, "Retry-After")).isEqualTo("1");
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
  }

  // Events

  @Test
  @DisplayName("an event cannot contain what would end a field")
  void eventsAreChecked() {
    ServerSentEvent event = ServerSentEvent.of("a");

    assertThatIllegalArgumentException().isThrownBy(() -> event.withId("1\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> event.withId("1\0"));
    assertThatIllegalArgumentException().isThrownBy(() -> event.withType("a\rb"));
    assertThatIllegalArgumentException().isThrownBy(() -> event.withRetry(Duration.ofSeconds(-1)));
    assertThat(ServerSentEvent.json(Map.of("a", 1)).data()).isEqualTo("{\"a\":1}");
  }

  @Test
  @DisplayName("a browser that comes again says what it has seen")
  void lastId() {
    assertThat(ServerSentEvent.lastId(asking("/"))).isEmpty();
    assertThat(ServerSentEvent.lastId(askingWith("/", "Last-Event-ID", "7"))).hasValue("7");
    String asBytes = new String("ü".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(ServerSentEvent.lastId(askingWith("/", "Last-Event-ID", asBytes))).hasValue("ü");
  }

  // Middleware

  private static Response answer(Request request) {
    return Response.text("hello");
  }

  @Test
  @DisplayName("a request's id is seen by the handler and by the tasks that it starts")
  void requestId() {
    var ids = new ArrayList<String>();
    Handler handler =
        new RequestId(() -> "made")
            .around(
                request -> {
                  ids.add(RequestId.CURRENT.get());
                  Task<Void> task =
                      createTask(
                          async(
                              () -> {
                                await(sleep(Duration.ofSeconds(1)));
                                ids.add(RequestId.CURRENT.get());
                              }));
                  await(task);
                  return answer(request);
                });
    run(
        () -> {
          Response response = handler.handle(asking("/"));
          ids.add(header(response, "X-Request-Id"));
          ids.add(RequestId.CURRENT.get());
        });

    assertThat(ids).containsExactly("made", "made", "made", "-");
  }

  @Test
  @DisplayName("an id that comes along is kept if it looks like one")
  void idsThatComeAlong() {
    Handler handler = new RequestId(() -> "made").around(AppPartsTest::answer);
    var ids = new ArrayList<String>();
    run(
        () -> {
          for (String id : List.of("a-1_B.c", "a b", "x".repeat(65), "<script>", "")) {
            ids.add(header(handler.handle(askingWith("/", "X-Request-Id", id)), "X-Request-Id"));
          }
        });

    assertThat(ids).containsExactly("a-1_B.c", "made", "made", "made", "made");
  }

  @Test
  @DisplayName("the id is there while a body is made, and gone afterwards, whatever happened")
  void idOfBodies() {
    var ids = new ArrayList<String>();
    Handler handler =
        new RequestId(() -> "made")
            .around(_ -> Response.stream("text/plain", _ -> ids.add(RequestId.CURRENT.get())));
    Handler failing =
        new RequestId(() -> "made")
            .around(
                _ -> {
                  throw new IOException("disk");
                });
    run(
        () -> {
          var body = (ResponseBody.Streamed) handler.handle(asking("/")).body();
          body.producer().writeTo(_ -> async(() -> {}));
          assertThat(body.length()).isEqualTo(OptionalLong.empty());
          ids.add(RequestId.CURRENT.get());
          assertThatThrownBy(() -> failing.handle(asking("/"))).isInstanceOf(IOException.class);
          ids.add(RequestId.CURRENT.get());
        });

    assertThat(ids).containsExactly("made", "-", "-");
  }

  @Test
  @DisplayName("the log has a line for each request, also for those that fail")
  void accessLog() {
    var log = new ArrayList<String>();
    Middleware logging = new AccessLog(log::add);
    run(
        () -> {
          new RequestId(() -> "7")
              .around(logging.around(AppPartsTest::answer))
              .handle(asking("/a?b"));
          assertThatThrownBy(
                  () ->
                      logging
                          .around(
                              _ -> {
                                pause(12);
                                throw new IOException("disk");
                              })
                          .handle(asking("/b")))
              .isInstanceOf(IOException.class);
          assertThatThrownBy(
                  () ->
                      logging
                          .around(
                              _ -> {
                                throw new HttpError(Status.GONE, "no longer");
                              })
                          .handle(asking("/c")))
              .isInstanceOf(HttpError.class);
          Task<Void> task =
              start(
                  "asking",
                  () ->
                      logging
                          .around(
                              request -> {
                                pause(1_000);
                                return answer(request);
                              })
                          .handle(asking("/d")));
          pause(5);
          task.cancel();
          ended(task);
        });

    assertThat(log)
        .containsExactly(
            "7 GET /a?b 200 0 ms", "- GET /b 500 12 ms", "- GET /c 410 0 ms", "- GET /d gone 5 ms");
  }

  @Test
  @DisplayName("the client is told how long it took, beside what others tell it")
  void serverTiming() {
    var timings = new ArrayList<String>();
    Handler handler =
        new ServerTiming()
            .around(
                request -> {
                  pause(12);
                  return answer(request).withHeader("Server-Timing", "db;dur=3");
                });
    run(() -> timings.addAll(handler.handle(asking("/")).headers().all("Server-Timing")));

    assertThat(timings).containsExactly("db;dur=3", "app;dur=12.0");
  }
}
