// Misconception: what fits is meant.
// Fails: otherParameters
package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.loops.ProgramTime;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

public final class AsyncExtension {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return context.getTestMethod().isPresent()
        && parameter.getDeclaringExecutable() instanceof Method
        && Stream.of(EventLoop.class, ProgramTime.class, TestLoop.class)
            .anyMatch(type::isAssignableFrom);
  }
}
