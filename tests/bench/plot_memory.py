#!/usr/bin/env python3
"""Draws the resident memory over time of random_use as an SVG.

usage: random_use --seconds 3600 > use.jsonl; plot_memory.py use.jsonl > memory.svg
"""
import json
import sys

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 900, 320, 60, 40, 20, 20
with open(sys.argv[1], encoding="utf-8") as file:
    points = [json.loads(line) for line in file if line.startswith("{")]
last = max(point["seconds"] for point in points)
most = 100 * (1 + int(max(point["resident_mb"] for point in points) / 100))


def x(seconds):
    return LEFT + (WIDTH - LEFT - RIGHT) * seconds / last


def y(megabytes):
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * megabytes / most


def curve(key, color):
    places = " ".join(f"{x(point['seconds']):.1f},{y(point[key]):.1f}" for point in points)
    return f'<polyline points="{places}" fill="none" stroke="{color}" stroke-width="1.2"/>'


def text(at_x, at_y, what, anchor="middle"):
    return f'<text x="{at_x:.0f}" y="{at_y:.0f}" text-anchor="{anchor}">{what}</text>'


parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
         f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
for megabytes in range(0, most + 1, 100 if most <= 1000 else 200):
    parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(megabytes):.1f}" y2="{y(megabytes):.1f}" stroke="#ddd"/>')
    parts.append(text(LEFT - 8, y(megabytes) + 4, megabytes, "end"))
for minutes in range(0, int(last / 60) + 1, 10):
    parts.append(text(x(60 * minutes), HEIGHT - BOTTOM + 18, minutes))
parts += [curve("resident_mb", "#1f77b4"), curve("runs_mb", "#d62728")]
parts += [f'<circle cx="{x(point["seconds"]):.1f}" cy="{y(point["resident_mb"]):.1f}" r="4" fill="#2ca02c"/>'
          for point in points if point["rest"]]
parts.append(text(WIDTH / 2, HEIGHT - 6, "minutes of random use; MB: resident (blue), of it kept runs (red), at rest (green)"))
parts.append("</svg>")
print("\n".join(parts))
