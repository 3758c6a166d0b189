package asyncio.debug.tests;

import static org.assertj.core.api.Assertions.assertThat;

import asyncio.debug.demo.MistakesDemo;
import asyncio.loop.ExceptionContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import loopcraft.grader.isolation.ModuleDirectory;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("a program with each of the mistakes")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the demo is given code, which is tested on the reference")
class MistakesDemoTest {

  private static final Path SOURCE =
      Path.of("src", "demo", "java", "asyncio", "debug", "demo", "MistakesDemo.java");

  /** The lines that are marked as mistakes, each by a comment at its end. */
  private static Map<String, Integer> marked() throws IOException {
    List<String> lines =
        Files.readAllLines(ModuleDirectory.of(MistakesDemoTest.class).resolve(SOURCE));
    var marked = new TreeMap<String, Integer>();
    IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).contains("; // "))
        .forEach(i -> marked.put(lines.get(i).split("; // ")[1], i + 1));
    return marked;
  }

  @Test
  @DisplayName("has every one reported, with the right line")
  void lines() throws IOException {
    var reported = new TreeMap<String, Integer>();
    for (ExceptionContext report : MistakesDemo.reports()) {
      reported.put(
          MistakesDemo.kind(report),
          MistakesDemo.line(report).map(StackTraceElement::getLineNumber).orElse(-1));
    }

    assertThat(reported).isEqualTo(marked()).hasSize(6);
  }

  @Test
  @DisplayName("has those reported that CPython reports")
  void twin() {
    var trace = new Trace();
    MistakesDemo.program(trace);
    Twin.expectSameAsCPython("mistakes", trace);
  }
}
