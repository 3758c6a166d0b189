package loopcraft.grader.hostile;

import static loopcraft.grader.hostile.Attack.answer;
import static loopcraft.grader.hostile.Attack.doing;
import static loopcraft.grader.hostile.Attack.of;
import static loopcraft.grader.hostile.Attack.source;
import static loopcraft.grader.run.VerdictKind.COMPILE_ERROR;
import static loopcraft.grader.run.VerdictKind.FAIL;
import static loopcraft.grader.run.VerdictKind.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is over before a class file is run, and may have ended the compiler. */
@Tag("hostile")
@ExtendWith(Arena.Provider.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Code that is hostile to the compiler")
class CompilingTest {

  Stream<Attack> attacks() {
    return Stream.of(bombs(), disguises(), names())
        .flatMap(all -> all)
        .filter(attack -> !OS.WINDOWS.isCurrentOs() || !attack.name().contains("Windows"));
  }

  private static Stream<Attack> bombs() {
    String doubling =
        IntStream.range(1, 40)
            .mapToObj(i -> "static final String S%d = S%d + S%d;".formatted(i, i - 1, i - 1))
            .collect(Collectors.joining(" "));
    return Stream.of(
        of("a constant that doubles", "", "static final String S0 = \"0123456789\"; " + doubling)
            .scanned(COMPILE_ERROR),
        doing("an expression in very many brackets", "Object o = " + nested("(", "1", ")") + ";")
            .scanned(COMPILE_ERROR),
        doing("very many blocks in one another", nested("{", "", "}")).scanned(COMPILE_ERROR),
        doing("a method that is too long", "a++;".repeat(30_000)).scanned(COMPILE_ERROR),
        source(
                "more classes than anybody writes",
                answer("return 0;", "")
                    + IntStream.range(0, 1_200)
                        .mapToObj("class C%d {}"::formatted)
                        .collect(Collectors.joining(" ")))
            .scanned(COMPILE_ERROR),
        doing(
                "a type that takes for ever to infer",
                "var all = %sjava.util.List.of(1, \"\", 1.0)%s;"
                    .formatted("java.util.List.of(1, ".repeat(60), ")".repeat(60)))
            .scanned(COMPILE_ERROR, FAIL));
  }

  private static String nested(String open, String middle, String close) {
    return open.repeat(20_000) + middle + close.repeat(20_000);
  }

  private static Stream<Attack> disguises() {
    return Stream.of(
        doing("a call in unicode escapes", "\\u0053ystem.\\u0065xit(0);").scanned(POLICY),
        doing("a call after a comment that ends early", "/* \\u002a\\u002f System.exit(0); /* */")
            .scanned(POLICY),
        doing(
                "a class by the name of one that is allowed",
                "class String { void exit() { System.exit(0); } } new String().exit();")
            .scanned(POLICY),
        of(
                "an annotation processor",
                "",
                "@javax.annotation.processing.SupportedAnnotationTypes(\"*\")"
                    + " public static class P extends"
                    + " javax.annotation.processing.AbstractProcessor {"
                    + " public boolean process("
                    + "java.util.Set<? extends javax.lang.model.element.TypeElement> a,"
                    + " javax.annotation.processing.RoundEnvironment r) {"
                    + " System.exit(1); return true; } }")
            .scanned(POLICY),
        of("a native method", "", "native void evil();").scanned(POLICY));
  }

  private static Stream<Attack> names() {
    return Stream.of(
        source(
                "a class whose name is longer than a file's may be",
                answer("return 0;", "class %s {}".formatted("C".repeat(300))))
            .scanned(COMPILE_ERROR),
        source(
                "a class with the name of a device of Windows, where that is no matter",
                answer("return 0;", "") + "class Con {} class Aux {}")
            .scanned(FAIL, COMPILE_ERROR),
        source(
                "classes whose names differ by case",
                answer("return 0;", "class Inner {} class INNER {}"))
            .scanned(FAIL, COMPILE_ERROR),
        source("letters of all scripts", answer("return 0;", "int größe, 数, ψ; class Ä {}"))
            .scanned(FAIL),
        source("no Java at all", "\0\1\2").scanned(COMPILE_ERROR),
        source("nothing", "").scanned(COMPILE_ERROR, FAIL));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @DisplayName("ends with itself, and the next one is compiled")
  void endsWithItself(Attack attack, Arena arena) {
    Verdict verdict = arena.grade(arena.scanning(), attack);
    assertThat(verdict.kind()).as(verdict.toString()).isIn(attack.scanned());
    Attack next = source("next", answer("return a + b; // after " + attack.name(), ""));
    assertThat(arena.grade(arena.scanning(), next).kind()).isEqualTo(VerdictKind.PASS);
  }
}
