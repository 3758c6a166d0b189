package asyncio.http;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.3", part = 3, points = 5, seconds = 5)
@DisplayName("04.3 A web server, part 3: routes")
class RouterTest extends OverHttp {

  // Part 3
  private static final Misconception FIRST_ADDED_WINS =
      Misconception.of(
          "first-added-wins",
          "of several templates that match, the one that was added first is taken; which one is"
              + " meant should not depend on the order");

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

  private static final Misconception SLASH_FOR_GET =
      Misconception.of(
          "slash-is-set-right-for-get",
          "a wrong slash is told for GET alone; by 307 a client sends any method again, with its"
              + " body");

  private static final Misconception ALL_SLASHES =
      Misconception.of(
          "all-slashes-are-taken-off",
          "several slashes at the end are taken for one too many; they are segments that are"
              + " empty");

  private static final Misconception METHODS_FOLD =
      Misconception.of(
          "methods-fold-case",
          "get is taken for GET; methods are names whose case matters, and for whoever checks the"
              + " request in front of this server these are two");

  private static final Misconception LAST_REPLACES =
      Misconception.of(
          "second-route-replaces-the-first",
          "two routes for the same are accepted, and one of them will never be called");

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

  private static Match<String> wrongMethod(String... allowed) {
    return new Match.WrongMethod<>(new LinkedHashSet<>(List.of(allowed)));
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
    add("GET", "/{shop}/{kind}/{order}");
    add("GET", "/{shop}/items/all");
    add("GET", "/books/{kind}/{order}");

    observed("what is found for /books/items/all", found("/books/items/all"))
        .suggests(FIRST_ADDED_WINS, seen -> seen.equals("GET /{shop}/{kind}/{order}"))
        .suggests(MOST_TEXT_WINS, seen -> seen.equals("GET /{shop}/items/all"))
        .shouldBe("GET /books/{kind}/{order}");
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
  void aPathWithOtherMethods() {
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
        .shouldBe(wrongMethod("GET", "HEAD", "POST", "OPTIONS"));
    observed(
            "the order of the methods that /items has",
            find("DELETE", "/items") instanceof Match.WrongMethod(Set<String> allowed)
                ? List.copyOf(allowed)
                : List.of())
        .shouldBe(List.of("GET", "HEAD", "POST", "OPTIONS"));
    observed("what is found for GET /notes", find("GET", "/notes"))
        .shouldBe(wrongMethod("PUT", "OPTIONS"));
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
        .shouldBe(wrongMethod("GET", "HEAD", "OPTIONS"));
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
  @DisplayName("the slash at the end is told whatever the method, and whatever the path is for")
  void otherSlashForEveryMethod() {
    add("POST", "/orders");

    observed(
            "what is found for POST /orders/ and for PUT /orders/",
            List.of(
                find("POST", "/orders/").getClass().getSimpleName(),
                find("PUT", "/orders/").getClass().getSimpleName()))
        .suggests(SLASH_FOR_GET, seen -> seen.contains("NoSuchPath"))
        .shouldBe("OtherSlash", "OtherSlash");
  }

  @Test
  @DisplayName("two slashes too many are no path that is there")
  void twoSlashesTooMany() {
    add("GET", "/items");
    add("GET", "/docs/");

    observed("what is found for /items// and /docs//", List.of(found("/items//"), found("/docs//")))
        .suggests(ALL_SLASHES, seen -> seen.getFirst().equals("OtherSlash"))
        .shouldBe("NoSuchPath", "OtherSlash");
  }

  @Test
  @DisplayName("the case of a method matters")
  void theCaseOfAMethod() {
    add("GET", "/items");

    observed("what is found for get /items", find("get", "/items").getClass().getSimpleName())
        .suggests(METHODS_FOLD, seen -> seen.equals("Found"))
        .suggests(NOT_FOUND_FOR_METHOD, seen -> seen.equals("NoSuchPath"))
        .shouldBe("WrongMethod");
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
