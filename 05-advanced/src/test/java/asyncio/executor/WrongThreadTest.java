package asyncio.executor;

import asyncio.executor.demo.WrongThreadDemo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("a loop, called on a thread that is not its own")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "debug mode is given code, which is tested on the reference")
class WrongThreadTest extends OnRealThreads {

  @Test
  @DisplayName(
      "refuses in debug mode what CPython refuses, and does as much harm where it comes late")
  void asInCPython() {
    WrongThreadDemo.program(trace, _ -> {});

    sameAsCPython("wrong_thread_in_debug_mode", trace);
  }
}
