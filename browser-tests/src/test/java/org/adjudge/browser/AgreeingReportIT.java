package org.adjudge.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of the whole catalogue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreeingReportIT {
    private Browser browser = new Browser(Pages.AGREEING);

    @BeforeAll
    void the_browser_is_there() {
        assertEquals("Adjudge: adjudge", browser.title());
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private void type(String css, String text) {
        WebElement field = browser.find(css);
        field.clear();
        field.sendKeys(text);
    }

    @Test
    void no_section_complains_on_the_console_and_each_shows_itself_alone() throws IOException {
        for (String section : Pages.SECTIONS) {
            browser.at(section);
            String id = section.startsWith("case-") ? "case" : section;
            assertEquals(1, browser.all("section.view:not([hidden])").size(), section);
            assertTrue(browser.find("#" + id).isDisplayed(), section);
            browser.screenshot("agreeing-" + section);
        }
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void the_list_is_filtered_by_text_and_by_verdict() {
        browser.at("cases");
        String all = browser.find("#count").getText();
        type("#filter input[name=text]", "softmax");
        assertNotEquals(all, browser.find("#count").getText());
        List<String> lines = browser.texts("#list tbody code");
        assertFalse(lines.isEmpty());
        assertTrue(lines.stream().allMatch(l -> l.contains("softmax")), lines.toString());
        browser.at("cases?verdict=AGREES_BY_DIFFERENCES");
        List<String> verdicts = browser.texts("#list tbody td:first-child");
        assertTrue(verdicts.stream().allMatch(v -> v.contains("agrees by differences")), verdicts.toString());
        browser.at("cases");
        assertEquals(all, browser.find("#count").getText());
    }

    @Test
    void the_list_shows_a_hundred_and_then_more() {
        browser.at("cases?text=tf");
        assertEquals(100, browser.all("#list tbody tr").size());
        browser.click(browser.find("#more"));
        assertEquals(200, browser.all("#list tbody tr").size());
    }

    @Test
    void the_list_is_sorted_by_a_click_and_back_by_another() {
        browser.at("cases?verdict=AGREES");
        WebElement line = browser.find("#list thead button[data-column=line]");
        browser.click(line);
        List<String> up = browser.texts("#list tbody code");
        assertEquals(up.stream().sorted().toList(), up);
        assertEquals("ascending", browser.find("#list thead th:nth-child(2)").getAttribute("aria-sort"));
        browser.click(line);
        assertTrue(browser.texts("#list tbody code").get(0).compareTo(up.get(0)) > 0);
    }

    @Test
    void the_matrix_is_sorted_filtered_and_its_cells_lead_to_the_cases() throws IOException {
        browser.at("ops");
        browser.click(browser.find("#matrix thead th:nth-child(3) button"));
        List<Integer> cases = browser.texts("#matrix tbody td.number").stream()
                .map(Integer::valueOf)
                .toList();
        assertEquals(cases.stream().sorted((a, b) -> b - a).toList(), cases);
        type("#matrix-filter", "tanh");
        List<WebElement> shown = browser.all("#matrix tbody tr:not([hidden])");
        assertTrue(shown.stream().allMatch(r -> r.getText().contains("tanh")));
        browser.screenshot("agreeing-matrix-filtered");
        browser.click(browser.find("#matrix tbody tr:not([hidden]) td.good a"));
        assertTrue(browser.fragment().startsWith("#cases?op="), browser.fragment());
        assertTrue(browser.find("#cases").isDisplayed());
        browser.at("ops");
        type("#matrix-filter", " " + Keys.BACK_SPACE);
    }

    @Test
    void the_first_tab_is_a_way_past_the_navigation() {
        browser.at("overview").again();
        browser.find("body").sendKeys(Keys.TAB);
        assertEquals("Skip to the content", browser.focused().getText());
        browser.focused().sendKeys(Keys.ENTER);
        assertEquals("content", browser.focused().getAttribute("id"));
    }

    @Test
    void every_field_and_picture_has_a_name() {
        assertEquals(
                0,
                browser.number("return [...document.querySelectorAll('input, select')]"
                        + ".filter(f => f.labels.length === 0).length"));
        assertEquals(
                0,
                browser.number("return [...document.querySelectorAll('svg')]"
                        + ".filter(s => !s.getAttribute('aria-label')).length"));
    }

    @Test
    void it_follows_the_systems_colours_and_the_button_turns_them() throws IOException {
        browser.at("ops").prefers("dark");
        String dark = browser.background();
        browser.screenshot("agreeing-dark");
        browser.click(browser.find("#theme"));
        assertNotEquals(dark, browser.background());
        assertEquals("false", browser.find("#theme").getAttribute("aria-pressed"));
        browser.prefers("light");
    }
}
