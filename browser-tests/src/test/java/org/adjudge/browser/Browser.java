package org.adjudge.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium on one page. It has no network. */
final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String CHROMIUM = System.getProperty("adjudge.chromium", "/usr/bin/chromium");
    private static final String DRIVER = System.getProperty("adjudge.chromedriver", "/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private final Path page;

    Browser(Path page) {
        this.page = page.toAbsolutePath().normalize();
        for (Path needed : List.of(this.page, Path.of(CHROMIUM), Path.of(DRIVER))) {
            if (!Files.exists(needed)) {
                throw new IllegalStateException("no '" + needed + "'; 'mvn verify -Pbrowser' of everything writes the "
                        + "pages, 'apt-get install chromium chromium-driver' brings the browser");
            }
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900");
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(DRIVER))
                        .build(),
                options);
        driver.get(this.page.toUri().toString());
    }

    /** Goes to a part of the page, as a link would. */
    Browser at(String fragment) {
        driver.executeScript("location.hash = arguments[0]", fragment);
        settle();
        return this;
    }

    /** Clicks, and waits for the answer: what is found after it is not of the page before. */
    void click(WebElement element) {
        element.click();
        settle();
    }

    /** Presses a key, and waits for the answer. */
    void press(WebElement element, Keys key) {
        element.sendKeys(key);
        settle();
    }

    /** Waits until the page has answered what happened to it. */
    private void settle() {
        driver.executeAsyncScript("requestAnimationFrame(() => setTimeout(arguments[0]))");
    }

    /** Loads the page anew. */
    void again() {
        driver.navigate().refresh();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    List<String> texts(String css) {
        return all(css).stream().map(WebElement::getText).toList();
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    String title() {
        return String.valueOf(driver.getTitle());
    }

    String fragment() {
        return String.valueOf(driver.executeScript("return decodeURI(location.hash)"));
    }

    /** How far the page can be scrolled sideways. */
    long overhang() {
        return number("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    long number(String script) {
        Object result = driver.executeScript(script);
        return result instanceof Number number ? number.longValue() : -1;
    }

    String background() {
        return String.valueOf(driver.executeScript("return getComputedStyle(document.body).backgroundColor"));
    }

    void prefers(String colours) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
        settle();
    }

    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", true));
    }

    /** What the console has said since the last call, but for what is only information. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(e -> e.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::toString)
                .toList();
    }

    void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
